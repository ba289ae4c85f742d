import { definitionOf, forbidKey, objectsNamed, objectsOf, visitReachable } from "../schema/edit.ts"
import { type Definitions, referenceTo, type Schema } from "../schema/schema.ts"
import { type ApiVersion, isBefore } from "../versions.ts"

/** How answers looked before 2022-06-28 and before 2022-02-22. Source: Notion's changelogs; recorded in 2021–22. */
export function describeOldResponses(definitions: Definitions, version: ApiVersion): void {
  if (isBefore(version, "2022-06-28")) describeFlatRelations(definitions)
  if (isBefore(version, "2022-02-22")) {
    nameBlockContentText(definitions)
    describePlainItemLists(definitions)
  }
  if (isBefore(version, "2021-08-16")) describeOldRollups(definitions)
  if (version === "2021-05-11") describeTextProperties(definitions)
}

/** A relation's configuration was flat, and every relation had its other side. */
function describeFlatRelations(definitions: Definitions): void {
  definitionOf(definitions, "DatabasePropertyRelationConfigResponse").anyOf?.push({
    type: "object",
    properties: {
      database_id: referenceTo("IdResponse"),
      data_source_id: referenceTo("IdResponse"),
      synced_property_name: { type: "string" },
      synced_property_id: { type: "string" },
    },
    required: ["database_id"],
    additionalProperties: false,
  })
}

/** The words of a block were `text`. */
function nameBlockContentText(definitions: Definitions): void {
  visitReachable(definitions, ["BlockObjectResponse"], (schema) => {
    const { properties } = schema
    if (!properties?.["rich_text"]) return
    const { rich_text: text, ...rest } = properties
    schema.properties = { ...rest, text: text as Schema }
    schema.required = (schema.required ?? []).map((key) => (key === "rich_text" ? "text" : key))
  })
}

/** A list of property items did not say of which property. */
function describePlainItemLists(definitions: Definitions): void {
  const lists = objectsNamed(definitions, "PropertyItemListResponse")
  for (const key of ["type", "property_item"]) forbidKey(lists, key)
}

/** Elements of array rollups had the names of the app, not of the API. */
function describeOldRollups(definitions: Definitions): void {
  const renamed: Record<string, string> = { files: "file", rich_text: "text", people: "person" }
  const rollups = objectsNamed(definitions, "PartialRollupValueResponse")
  const array = rollups.find((rollup) => rollup.required?.includes("array"))?.properties?.["array"]
  if (!array?.items) throw new Error("The types no longer have array rollups")
  const elements = objectsOf(definitions, array.items)
  const old = Object.entries(renamed).map(([key, name]) => renameKind(elements, key, name))
  array.items = { anyOf: [array.items, ...old] }
}

/** The first version called the rich_text property `text`. */
function describeTextProperties(definitions: Definitions): void {
  const values = objectsNamed(definitions, "PagePropertyValueWithIdResponse")
  const configurations = objectsNamed(definitions, "DatabasePropertyConfigResponse")
  definitionOf(definitions, "PagePropertyValueWithIdResponse").anyOf?.push(
    renameKind(values, "rich_text", "text"),
  )
  definitionOf(definitions, "DatabasePropertyConfigResponse").anyOf?.push(
    renameKind(configurations, "rich_text", "text"),
  )
}

/** A copy of the object whose kind is `key`, of the kind `name` instead. */
function renameKind(objects: readonly Schema[], key: string, name: string): Schema {
  const original = objects.find((object) => object.required?.includes(key))
  if (!original?.properties) throw new Error(`The types no longer have the kind ${key}`)
  const { [key]: value, type: _, ...rest } = original.properties
  return {
    ...original,
    properties: { type: { type: "string", const: name }, [name]: value as Schema, ...rest },
    required: (original.required ?? []).map((required) => (required === key ? name : required)),
  }
}
