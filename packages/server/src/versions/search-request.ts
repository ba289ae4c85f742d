import { type ApiVersion, type EndpointKey, isBefore } from "@inkling/contract"

type Body = Record<string, unknown>

/** Before 2025-09-03 a search for data sources was one for databases. */
export function upgradeSearchRequest(version: ApiVersion, key: EndpointKey, body: Body): Body {
  const filter = body["filter"] as Body | undefined
  if (key !== "search" || !isBefore(version, "2025-09-03") || filter?.["value"] !== "database") return body
  return { ...body, filter: { ...filter, value: "data_source" } }
}
