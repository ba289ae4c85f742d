import { useMutation, useQueryClient } from "@tanstack/react-query"
import { call } from "../http/call.ts"
import type { DataSource } from "../http/notion.ts"
import type { PropertyDraft } from "./property-draft.ts"
import { optionChanges, schemaRequest } from "./schema-request.ts"

interface SchemaChange {
  draft: PropertyDraft
  before: PropertyDraft | undefined
}

/** Makes or changes a property; rows and schema are read again afterwards. */
export function useSaveProperty(dataSourceId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ draft, before }: SchemaChange) => {
      const options = optionChanges(draft, before)
      if (options.length > 0)
        await call("POST", `/inkling/v1/data_sources/${dataSourceId}/options`, {
          body: { property: draft.id, options },
        })
      const request = schemaRequest(draft, before)
      if (Object.keys(request).length === 0) return
      await changeProperties(dataSourceId, { [draft.id ?? draft.name.trim()]: request })
    },
    onSettled: () => readAgain(client, dataSourceId),
  })
}

/** Removes a property and all its values. */
export function useRemoveProperty(dataSourceId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (propertyId: string) => changeProperties(dataSourceId, { [propertyId]: null }),
    onSettled: () => readAgain(client, dataSourceId),
  })
}

function changeProperties(dataSourceId: string, properties: Record<string, object | null>) {
  return call<DataSource>("PATCH", `/v1/data_sources/${dataSourceId}`, { body: { properties } })
}

async function readAgain(client: ReturnType<typeof useQueryClient>, dataSourceId: string): Promise<void> {
  // A relation's twin changes the other data source too.
  await client.invalidateQueries({ queryKey: ["data-source"] })
  await client.invalidateQueries({ queryKey: ["rows", dataSourceId] })
}
