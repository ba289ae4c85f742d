import { referenceTo, type Schema } from "../schema/schema.ts"
import type { BeyondKey } from "./beyond-manifest.ts"

const object = (properties: Record<string, Schema>): Schema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
})
const constant = (value: string): Schema => ({ type: "string", const: value })
const listOf = (items: Schema): Schema => ({ type: "array", items })
const text: Schema = { type: "string" }
const uuid: Schema = { type: "string", format: "uuid" }
const count: Schema = { type: "integer", minimum: 0 }
const yesOrNo: Schema = { type: "boolean" }
const cursor: Schema = { type: ["string", "null"] }
/** A key or value of a group: what kind depends on what was asked for. */
const cell: Schema = { type: ["string", "number", "boolean", "null"] }
const page = referenceTo("PageObjectResponse")

const versionHead: Record<string, Schema> = {
  object: constant("page_version"),
  id: uuid,
  replaced_time: text,
  replaced_by: referenceTo("PartialUserObjectResponse"),
}

/** Answers under /inkling/v1, as definitions of the newest version's responses name what is in them. */
export const beyondResponses: Partial<Record<BeyondKey, Schema>> = {
  // Each result is what its own endpoint answers.
  batch: object({ object: constant("batch"), results: listOf({ type: "object" }) }),
  getPageTree: object({
    object: constant("page_tree"),
    page_id: uuid,
    // Blocks, each with `children` of the same kind.
    results: listOf({ type: "object" }),
    unknown_block_ids: listOf(uuid),
    next_cursor: cursor,
    has_more: yesOrNo,
  }),
  upsertRows: object({
    object: constant("upsert"),
    created: count,
    updated: count,
    unchanged: count,
    results: listOf(
      object({ status: { type: "string", enum: ["created", "updated", "unchanged"] }, id: uuid }),
    ),
  }),
  aggregateRows: object({
    object: constant("aggregate"),
    results: listOf(object({ keys: listOf(cell), values: listOf(cell) })),
  }),
  queryWindow: object({
    object: constant("window"),
    results: listOf(page),
    offset: count,
    total: count,
    has_more: yesOrNo,
  }),
  listPageVersions: object({
    object: constant("list"),
    results: listOf(object(versionHead)),
    next_cursor: cursor,
    has_more: yesOrNo,
    type: constant("page_version"),
    page_version: { type: "object" },
  }),
  getPageVersion: object({
    ...versionHead,
    page,
    blocks: { anyOf: [listOf(referenceTo("BlockObjectResponse")), { type: "null" }] },
  }),
  restorePageVersion: object({ object: constant("page"), id: uuid }),
}
