import { allowKeys, anything, definitionOf, objectsNamed, visitReachable } from "../schema/edit.ts"
import type { Definitions, Schema } from "../schema/schema.ts"
import { type ApiVersion, isBefore } from "../versions.ts"

/** Definitions that hold blocks to be created, at each depth of nesting. */
const blockDefinitions = [
  "BlockObjectRequest",
  "BlockObjectWithSingleLevelOfChildrenRequest",
  "BlockObjectRequestWithoutChildren",
  "ColumnBlockWithChildrenRequest",
  "TableRowRequest",
  "TabItemRequestWithSingleLevelOfChildren",
  "TabItemRequestWithoutChildren",
]

/** Keys of a block that was read, which old versions take back. Source: recorded 200s. */
export function tolerateBlockEchoes(definitions: Definitions, version: ApiVersion): void {
  const blocks = blockDefinitions.flatMap((name) => objectsNamed(definitions, name))
  // Recorded until June 2026 under 2022-06-28 (332 appends); reported as refused with 2026-03-11.
  if (isBefore(version, "2026-03-11"))
    allowKeys(blocks, { has_children: anything, archived: anything, in_trash: anything })
  // Recorded under 2022-06-28 only (47 blocks).
  if (isBefore(version, "2025-09-03"))
    allowKeys(blocks, {
      id: anything,
      parent: anything,
      created_time: anything,
      created_by: anything,
      last_edited_time: anything,
      last_edited_by: anything,
    })
}

/** A schema that nothing fits: the key is known to the message, but refused. */
const never: Schema = { enum: [] }

/**
 * Kinds that Notion's own list names although nobody may create them; their lines stand in the message for an
 * unknown block. Source: a 400 of 2026 with 34 alternatives; ai_block also in a recording of 2024.
 */
export function nameHiddenBlockKinds(definitions: Definitions): void {
  const union = definitionOf(definitions, "BlockObjectRequest").anyOf ?? []
  const after = union.findIndex((branch) => branch.required?.[0] === "table_row")
  const hidden = ["ai_block", "meeting_notes", "custom_block"].map(
    (kind): Schema => ({
      type: "object",
      properties: { [kind]: never },
      required: [kind],
      additionalProperties: false,
    }),
  )
  union.splice(after + 1, 0, ...hidden)
}

/** An uploaded HTML file may be embedded instead of a URL. Source: Notion's changelog of 2026-07-03. */
export function allowEmbeddedUploads(definitions: Definitions): void {
  for (const name of blockDefinitions.slice(0, 3))
    for (const block of objectsNamed(definitions, name)) {
      const embed = block.properties?.["embed"]
      if (!embed || !block.properties) continue
      const upload: Schema = {
        type: "object",
        properties: {
          file_upload: { $ref: "#/definitions/FileUploadIdRequest" },
          caption: { type: "array", items: { $ref: "#/definitions/RichTextItemRequest" } },
        },
        required: ["file_upload"],
        additionalProperties: false,
      }
      block.properties["embed"] = { anyOf: [embed, upload] }
    }
}

/** An update of a media block says which source it gives. Source: recorded with 2022-06-28. */
export function tolerateMediaType(definitions: Definitions): void {
  for (const name of [
    "UpdateMediaContentWithFileAndCaptionRequest",
    "UpdateMediaContentWithFileNameAndCaptionRequest",
  ])
    allowKeys(objectsNamed(definitions, name), {
      type: { type: "string", enum: ["external", "file_upload"] },
    })
}

/** Before 2022-02-22 the content of a block was `text`, not `rich_text`. Source: Notion's changelog. */
export function nameBlockContentText(definitions: Definitions): void {
  const roots = [...blockDefinitions, "UpdateBlockBodyParameters"]
  visitReachable(definitions, roots, (schema) => {
    const content = schema.properties?.["rich_text"]
    if (!schema.properties || !content) return
    schema.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, value]) => [key === "rich_text" ? "text" : key, value]),
    )
    schema.required = (schema.required ?? []).map((key) => (key === "rich_text" ? "text" : key))
  })
}
