import type { Schema } from "../schema/schema.ts"

/** Characters of a formula that is looked at. */
const maxExpressionChars = 100_000

export const formulaPreviewBody: Schema = {
  type: "object",
  properties: {
    expression: { type: "string", maxLength: maxExpressionChars },
    page_id: { type: "string", format: "uuid" },
  },
  required: ["expression"],
  additionalProperties: false,
}
