import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { call } from "../http/call.ts"
import type { Listed } from "../http/notion.ts"
import { showNotice } from "../ui/notices.ts"
import { type View, type ViewChange, withoutNames } from "./view.ts"

const viewsKey = (dataSourceId: string) => ["views", dataSourceId] as const

/** The views of a data source, in the order of their tabs; those inside dashboards are left out. */
export function useViews(databaseId: string, dataSourceId: string) {
  return useQuery({
    queryKey: viewsKey(dataSourceId),
    queryFn: async ({ signal }) => {
      const list = await call<Listed<{ id: string }>>(
        "GET",
        `/v1/views?database_id=${databaseId}&page_size=100`,
        { signal },
      )
      const views = await Promise.all(
        list.results.map(({ id }) => call<View>("GET", `/v1/views/${id}`, { signal })),
      )
      return views.filter(
        (view) => view.data_source_id === dataSourceId && view.dashboard_view_id === undefined,
      )
    },
  })
}

/** Changes a view: shown at once, taken back with a notice when it is refused. */
export function useChangeView(dataSourceId: string) {
  const client = useQueryClient()
  const put = (id: string, change: (view: View) => View) =>
    client.setQueryData<View[]>(viewsKey(dataSourceId), (views) =>
      views?.map((view) => (view.id === id ? change(view) : view)),
    )
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: ViewChange }) =>
      call<View>("PATCH", `/v1/views/${id}`, { body: withoutNames(change) }),
    // One after the other, so that the last change is the one that stays.
    scope: { id: `views-${dataSourceId}` },
    onMutate: ({ id, change }) => {
      put(id, (view) => ({ ...view, ...change }))
    },
    onSuccess: (answer, { id, change }) =>
      put(id, (view) => {
        const isNewest = Object.entries(change).every(([key, value]) => view[key as keyof View] === value)
        return isNewest ? answer : view
      }),
    onError: (error) => refused(client, dataSourceId, error),
  })
}

/** What a new view begins with. */
export interface NewView extends ViewChange {
  name: string
  type: string
  /** The view whose tab it stands behind; else the last. */
  afterId?: string
}

export function useCreateView(databaseId: string, dataSourceId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ afterId, filter, sorts, configuration, ...view }: NewView) =>
      call<View>("POST", "/v1/views", {
        body: {
          database_id: databaseId,
          data_source_id: dataSourceId,
          ...view,
          ...(filter && { filter }),
          ...(sorts && sorts.length > 0 && { sorts }),
          ...(configuration && { configuration: withoutNames(configuration) }),
          ...(afterId !== undefined && { position: { type: "after_view", view_id: afterId } }),
        },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsKey(dataSourceId) }),
    onError: (error) => refused(client, dataSourceId, error),
  })
}

export function useDeleteView(dataSourceId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call<View>("DELETE", `/v1/views/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsKey(dataSourceId) }),
    onError: (error) => refused(client, dataSourceId, error),
  })
}

function refused(client: QueryClient, dataSourceId: string, error: Error): void {
  showNotice({ text: `The view stays as it was: ${error.message}`, isBad: true })
  void client.invalidateQueries({ queryKey: viewsKey(dataSourceId) })
}
