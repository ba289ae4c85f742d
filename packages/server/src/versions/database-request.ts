import { type ApiVersion, type EndpointKey, isBefore } from "@inkling/contract"
import { upgradeFilter } from "./filter-request.ts"

type Body = Record<string, unknown>

/**
 * Rewrites what databases' requests said before data sources. Source: reference overview §3.2–3.3; a relation that
 * names a database is left to the handler, which can look it up.
 */
export function upgradeDatabaseRequest(version: ApiVersion, key: EndpointKey, body: Body): Body {
  if (!isBefore(version, "2025-09-03")) return body
  switch (key) {
    case "createDatabase": {
      const { properties, ...rest } = withProperties(version, body)
      return properties === undefined ? rest : { ...rest, initial_data_source: { properties } }
    }
    case "updateDatabase":
      return withProperties(version, body)
    case "queryDatabase":
      return "filter" in body ? { ...body, filter: upgradeFilter(version, body["filter"]) } : body
    default:
      return body
  }
}

function withProperties(version: ApiVersion, body: Body): Body {
  const properties = body["properties"] as Record<string, unknown> | undefined
  if (properties === undefined) return body
  const upgraded = Object.entries(properties).map(([name, property]) => [
    name,
    upgradeProperty(version, property as Body | null),
  ])
  return { ...body, properties: Object.fromEntries(upgraded) }
}

function upgradeProperty(version: ApiVersion, property: Body | null): Body | null {
  if (property === null) return null
  let upgraded = property
  if (version === "2021-05-11" && "text" in property) {
    const { text, type: _, ...rest } = property
    upgraded = { ...rest, rich_text: text }
  }
  const relation = upgraded["relation"] as Body | undefined
  // Before 2022-06-28 every relation was two-way and said nothing about it.
  if (relation && isBefore(version, "2022-06-28") && !("single_property" in relation))
    upgraded = { ...upgraded, relation: { dual_property: {}, ...relation } }
  return upgraded
}
