import type { FuzzWorld } from "./fuzz-world.ts"
import type { ValidRequest } from "./valid-requests.ts"

/** Good requests of views, their queries, and custom emojis. */
export function viewRequests({
  database,
  dataSource,
  page,
  view,
  dashboard,
  viewQuery,
}: FuzzWorld): ValidRequest[] {
  const path = `/v1/views/${view}`
  const sort = { type: "manual" }
  const looks = {
    name: "Looks",
    filter: { and: [{ property: "Number", number: { greater_than: 1 } }] },
    sorts: [{ property: "Name", direction: "ascending" }],
    quick_filters: { Select: { select: { equals: "a" } }, State: {} },
  }
  const columns = [{ property_id: "Number", visible: true, width: 100, wrap: true }]
  const made: object[] = [
    {
      database_id: database,
      type: "board",
      ...looks,
      configuration: {
        type: "board",
        group_by: { type: "select", property_id: "Select", sort },
        properties: columns,
      },
      position: { type: "after_view", view_id: view },
    },
    {
      view_id: dashboard,
      type: "chart",
      ...looks,
      configuration: {
        type: "chart",
        chart_type: "number",
        value: { aggregator: "sum", property_id: "Number" },
      },
      placement: { type: "new_row", row_index: 0 },
    },
    {
      create_database: { parent: { type: "page_id", page_id: page } },
      type: "calendar",
      ...looks,
      configuration: { type: "calendar", date_property_id: "When", view_range: "week" },
    },
  ]
  return [
    ...made.map(
      (body): ValidRequest => ({
        key: "createView",
        method: "POST",
        path: "/v1/views",
        body: { data_source_id: dataSource, ...body },
      }),
    ),
    { key: "getView", method: "GET", path },
    {
      key: "updateView",
      method: "PATCH",
      path,
      body: { ...looks, configuration: { type: "table", properties: columns, wrap_cells: true } },
    },
    { key: "listDatabaseViews", method: "GET", path: `/v1/views?database_id=${database}&page_size=2` },
    { key: "createViewQuery", method: "POST", path: `${path}/queries`, body: { page_size: 2 } },
    { key: "getViewQueryResults", method: "GET", path: `${path}/queries/${viewQuery}?page_size=2` },
    { key: "deleteViewQuery", method: "DELETE", path: `${path}/queries/${viewQuery}` },
    { key: "deleteView", method: "DELETE", path },
    { key: "listCustomEmojis", method: "GET", path: "/v1/custom_emojis?page_size=2" },
  ]
}
