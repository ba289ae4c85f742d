import { referenceTo, type Schema } from "../schema/schema.ts"

// What endpoints beyond the API answer. References lead to the definitions of responses of the version asked for.

const object = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
})
const list = (items: Schema): Schema => ({ type: "array", items })
const named = (kind: string): Schema => ({ type: "string", const: kind })
const uuid: Schema = { type: "string", format: "uuid" }
const count: Schema = { type: "integer", minimum: 0 }
const flag: Schema = { type: "boolean" }
const cursor: Schema = { type: ["string", "null"] }
const page = referenceTo("GetPageResponse")

const versionHead = {
  object: named("page_version"),
  id: uuid,
  replaced_time: { type: "string", format: "date" },
  replaced_by: referenceTo("PartialUserObjectResponse"),
} satisfies Record<string, Schema>

/** Each operation's own answer, in order. */
export const batchAnswer = object({ object: named("batch"), results: list({ type: "object" }) })

/** Blocks as the API shows them, each with one key more: `children`, blocks likewise. */
export const treeAnswer = object({
  object: named("page_tree"),
  page_id: uuid,
  results: list({
    type: "object",
    properties: { object: named("block"), id: uuid, children: list({ type: "object" }) },
    required: ["object", "id", "children"],
  }),
  unknown_block_ids: list(uuid),
  next_cursor: cursor,
  has_more: flag,
})

export const upsertAnswer = object({
  object: named("upsert"),
  created: count,
  updated: count,
  unchanged: count,
  results: list(object({ status: { enum: ["created", "updated", "unchanged"] }, id: uuid })),
})

/** Keys and values stand in the order they were asked for; dates are texts. */
export const aggregateAnswer = object({
  object: named("aggregate"),
  results: list(
    object({
      keys: list({ type: ["string", "number", "boolean", "null"] }),
      values: list({ type: ["string", "number", "null"] }),
    }),
  ),
})

export const windowAnswer = object({
  object: named("window"),
  results: list(page),
  offset: count,
  total: count,
  has_more: flag,
})

/** One of `problem` and `formula` is null; both are where no row was named. Positions count from 0. */
export const previewAnswer = object({
  object: named("formula_preview"),
  problem: { anyOf: [object({ message: { type: "string" }, position: count }), { type: "null" }] },
  type: { type: ["string", "null"] },
  formula: { anyOf: [{ type: "object" }, { type: "null" }] },
})

/** The data source with its new options. */
export const optionsAnswer = referenceTo("GetDataSourceResponse")

export const versionsAnswer = object({
  object: named("list"),
  results: list(object(versionHead)),
  next_cursor: cursor,
  has_more: flag,
  type: named("page_version"),
  page_version: object({}),
})

/** Blocks depth first; null where a version has values alone. */
export const versionAnswer = object({
  ...versionHead,
  page,
  blocks: { anyOf: [list(referenceTo("GetBlockResponse")), { type: "null" }] },
})

export const restoreAnswer = object({ object: named("page"), id: uuid })
