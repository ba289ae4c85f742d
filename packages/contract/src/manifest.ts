import { currentEndpoints, legacyEndpoints } from "./generated/endpoints.ts"
import { type ApiVersion, isBefore } from "./versions.ts"

type Generated = (typeof currentEndpoints)[number] | (typeof legacyEndpoints)[number]

/** The SDK's name of an endpoint; `listDatabases` and `queryDatabase` exist only before 2025-09-03. */
export type EndpointKey = Generated["key"]

export interface EndpointDefinition {
  key: EndpointKey
  method: "GET" | "POST" | "PATCH" | "DELETE"
  /** `/v1/pages/{page_id}` */
  path: string
  pathParams: readonly string[]
  queryParams: readonly string[]
  bodyParams: readonly string[]
}

/**
 * The namespace of data sources came with 2025-09-03, and views require that version (Notion's guide); that older ones
 * answer invalid_request_url is inferred.
 */
const sinceDataSources = new Set<EndpointKey>([
  "createDataSource",
  "getDataSource",
  "updateDataSource",
  "queryDataSource",
  "listDataSourceTemplates",
  "listDatabaseViews",
  "createView",
  "getView",
  "updateView",
  "deleteView",
  "createViewQuery",
  "getViewQueryResults",
  "deleteViewQuery",
])

/** `listDatabases` is deprecated since 2022-02-22; the SDK of 2022-06-28 still has it, so that version does (inferred). */
const withDataSources: readonly EndpointDefinition[] = currentEndpoints
const beforeDataSources: readonly EndpointDefinition[] = [
  ...withDataSources.filter(({ key }) => !sinceDataSources.has(key)),
  ...legacyEndpoints,
]

/** The routes of a version. Endpoints that came later exist in every version: Notion adds them unversioned. */
export function manifest(version: ApiVersion): readonly EndpointDefinition[] {
  return isBefore(version, "2025-09-03") ? beforeDataSources : withDataSources
}
