import { allowKeys, definitionOf, objectsNamed } from "../schema/edit.ts"
import type { Definitions, Schema } from "../schema/schema.ts"

const markdownVersion: Schema = { type: "string", enum: ["v1", "v2"] }

/** Optional parameters that Notion added to every version after the pinned SDK was made, or only documents. */
export function allowLaterAdditions(definitions: Definitions): void {
  // Notion's docs of September 2026; typed since SDK 5.29.
  for (const name of [
    "CreatePageBodyParameters",
    "GetPageMarkdownQueryParameters",
    "UpdatePageMarkdownBodyParameters",
  ])
    allowKeys(objectsNamed(definitions, name), { markdown_version: markdownVersion })
  for (const name of ["CreateCommentBodyParameters", "UpdateCommentBodyParameters"])
    allowKeys(
      objectsNamed(definitions, name).filter((body) => body.required?.includes("markdown")),
      { markdown_version: markdownVersion },
    )
  // The newest docs call the display name "connection"; the wire and the types say "integration".
  for (const body of objectsNamed(definitions, "CreateCommentBodyParameters"))
    body.properties?.["display_name"]?.anyOf?.push({
      type: "object",
      properties: { type: { type: "string", const: "connection" } },
      required: ["type"],
      additionalProperties: false,
    })
  // Search takes in_trash since July 2026, in every version.
  const filter = definitionOf(definitions, "LegacySearchBodyParameters").properties?.["filter"]
  const newest = definitionOf(definitions, "SearchBodyParameters").properties?.["filter"]?.anyOf
  if (filter?.properties && newest) {
    const own = structuredClone(filter)
    allowKeys([own], { in_trash: { type: "boolean" } })
    const properties = definitionOf(definitions, "LegacySearchBodyParameters").properties as Record<
      string,
      Schema
    >
    properties["filter"] = { anyOf: [own, ...newest.slice(1)] }
  }
  allowKeys(objectsNamed(definitions, "LegacyUpdateDatabaseBodyParameters"), {
    parent: definitionOf(definitions, "UpdateDatabaseBodyParameters").properties?.["parent"] as Schema,
    is_locked: { type: "boolean" },
  })
  allowKeys(objectsNamed(definitions, "LegacyQueryDatabaseBodyParameters"), {
    result_type: { type: "string", enum: ["page", "database"] },
  })
}
