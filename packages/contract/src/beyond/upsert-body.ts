import type { Schema } from "../schema/schema.ts"

/** Rows an upsert may bring. */
export const maxUpsertRows = 1_000

/** What a row may say is checked as the body of the page write that it becomes. */
export const upsertBody: Schema = {
  type: "object",
  properties: {
    key: { type: "string", minLength: 1, maxLength: 500 },
    rows: {
      type: "array",
      minItems: 1,
      maxItems: maxUpsertRows,
      items: {
        type: "object",
        properties: { properties: { type: "object" }, icon: {}, cover: {} },
        required: ["properties"],
        additionalProperties: false,
      },
    },
  },
  required: ["key", "rows"],
  additionalProperties: false,
}
