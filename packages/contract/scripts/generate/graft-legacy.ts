import type { Definitions, Schema } from "./build-schemas.ts"

/**
 * What 2.3.0 says of databases before data sources, on top of today's parts: Notion adds block kinds, property kinds,
 * icons and filters to every version at once, so only the top level of each type is taken from the old release.
 */
export function graftLegacy(
  old: Definitions,
  current: Definitions,
): { requests: Definitions; responses: Definitions } {
  const take = (name: string): Schema => {
    const schema = old[name]
    if (!schema) throw new Error(`The old types have no ${name}.`)
    return structuredClone(schema)
  }
  const today = (name: string, key: string): Schema => {
    const schema = (current[name]?.["properties"] as Definitions | undefined)?.[key]
    if (!schema) throw new Error(`The types have no ${name}.${key}.`)
    return structuredClone(schema)
  }
  const withParts = (schema: Schema, parts: Definitions): Schema => {
    const properties = schema["properties"] as Definitions
    for (const [key, part] of Object.entries(parts)) if (key in properties) properties[key] = part
    return schema
  }

  const container = {
    title: today("CreateDatabaseBodyParameters", "title"),
    description: today("CreateDatabaseBodyParameters", "description"),
    icon: today("UpdatePageBodyParameters", "icon"),
    cover: today("UpdatePageBodyParameters", "cover"),
  }
  const query = {
    filter: today("QueryDataSourceBodyParameters", "filter"),
    start_cursor: today("QueryDataSourceBodyParameters", "start_cursor"),
  }
  const requests: Definitions = {
    LegacyCreateDatabaseBodyParameters: withParts(take("CreateDatabaseBodyParameters"), {
      ...container,
      properties: today("CreateDataSourceBodyParameters", "properties"),
    }),
    LegacyUpdateDatabaseBodyParameters: withParts(take("UpdateDatabaseBodyParameters"), {
      ...container,
      properties: today("UpdateDataSourceBodyParameters", "properties"),
    }),
    LegacyQueryDatabaseQueryParameters: take("QueryDatabaseQueryParameters"),
    LegacyQueryDatabaseBodyParameters: withParts(take("QueryDatabaseBodyParameters"), query),
    LegacySearchBodyParameters: withParts(take("SearchBodyParameters"), {
      start_cursor: query.start_cursor,
      sort: today("SearchBodyParameters", "sort"),
    }),
  }

  const object = withParts(take("DatabaseObjectResponse"), {
    title: today("DataSourceObjectResponse", "title"),
    description: today("DataSourceObjectResponse", "description"),
    icon: today("DataSourceObjectResponse", "icon"),
    cover: today("DataSourceObjectResponse", "cover"),
    properties: today("DataSourceObjectResponse", "properties"),
    parent: today("DatabaseObjectResponse", "parent"),
  })
  const responses: Definitions = {
    LegacyDatabaseObjectResponse: object,
    LegacyGetDatabaseResponse: unionOf("PartialDatabaseObjectResponse", "LegacyDatabaseObjectResponse"),
    LegacyListDatabasesResponse: listOf(take("ListDatabasesResponse"), [
      "PartialDatabaseObjectResponse",
      "LegacyDatabaseObjectResponse",
    ]),
  }
  const pagesAndDatabases = [
    "PageObjectResponse",
    "PartialPageObjectResponse",
    "PartialDatabaseObjectResponse",
    "LegacyDatabaseObjectResponse",
  ]
  responses["LegacyQueryDatabaseResponse"] = listOf(take("QueryDatabaseResponse"), pagesAndDatabases)
  responses["LegacySearchResponse"] = listOf(take("SearchResponse"), pagesAndDatabases)
  return { requests, responses }
}

const reference = (name: string): Schema => ({ $ref: `#/definitions/${name}` })

const unionOf = (...names: string[]): Schema => ({ anyOf: names.map(reference) })

function listOf(list: Schema, names: readonly string[]): Schema {
  const properties = list["properties"] as Definitions
  properties["results"] = { type: "array", items: unionOf(...names) }
  return list
}
