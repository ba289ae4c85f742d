import { parseUuid } from "@inkling/engine"
import {
  findDatabase,
  findDataSource,
  findPage,
  listDataSources,
  listProperties,
  type Snapshot,
} from "@inkling/store"
import type { LoggedRequest } from "../logged-request.ts"
import type { NamedProperty } from "./explanation.ts"
import { bodyOf } from "./refusal.ts"

/** Properties of the data source a request is about, by its path or its parent; none when it cannot be told. */
export async function schemaOfRequest(tx: Snapshot, entry: LoggedRequest): Promise<NamedProperty[]> {
  const pk = await dataSourcePk(tx, entry)
  if (pk === undefined) return []
  return (await listProperties(tx, pk)).map(({ name, type }) => ({ name, type }))
}

async function dataSourcePk(tx: Snapshot, entry: LoggedRequest): Promise<number | undefined> {
  const [, kind, word = ""] = /\/(pages|databases|data_sources)\/([0-9a-f-]{32,36})/i.exec(entry.url) ?? []
  if (kind !== undefined) return pkOf(tx, kind, parseUuid(word))
  const parent = (bodyOf(entry)?.["parent"] ?? {}) as Record<string, unknown>
  for (const [member, of] of [
    ["data_source_id", "data_sources"],
    ["database_id", "databases"],
  ] as const) {
    const id = parent[member]
    if (typeof id === "string") return pkOf(tx, of, parseUuid(id))
  }
  return undefined
}

async function pkOf(tx: Snapshot, kind: string, id: string | undefined): Promise<number | undefined> {
  if (id === undefined) return undefined
  if (kind === "pages") return (await findPage(tx, id))?.data_source_pk ?? undefined
  if (kind === "data_sources") return (await findDataSource(tx, id))?.pk
  const database = await findDatabase(tx, id)
  return database && (await listDataSources(tx, database.pk))[0]?.pk
}
