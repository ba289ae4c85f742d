import type { Schema } from "../schema/schema.ts"

/** Operations a batch may have. */
export const maxBatchOperations = 1_000

/** The bodies of operations are checked when their turn comes: what they refer to is known only then. */
export const batchBody: Schema = {
  type: "object",
  properties: {
    operations: {
      type: "array",
      minItems: 1,
      maxItems: maxBatchOperations,
      items: {
        type: "object",
        properties: {
          method: { enum: ["POST", "PATCH", "DELETE"] },
          path: { type: "string", minLength: 1, maxLength: 2_000 },
          body: { type: "object" },
        },
        required: ["method", "path"],
        additionalProperties: false,
      },
    },
  },
  required: ["operations"],
  additionalProperties: false,
}
