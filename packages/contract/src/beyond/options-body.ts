import type { Schema } from "../schema/schema.ts"

const colours = ["default", "gray", "brown", "orange", "yellow", "green", "blue", "purple", "pink", "red"]

/** Options that a property may have, and so at most so many at once. Source: limits of the API's schemas */
const maxOptions = 1_000

export const optionsBody: Schema = {
  type: "object",
  properties: {
    property: { type: "string", minLength: 1, maxLength: 500 },
    options: {
      type: "array",
      minItems: 1,
      maxItems: maxOptions,
      items: {
        type: "object",
        properties: {
          id: { type: "string", minLength: 1, maxLength: 100 },
          name: { type: "string", minLength: 1, maxLength: 100 },
          color: { enum: colours },
        },
        required: ["id"],
        additionalProperties: false,
      },
    },
  },
  required: ["property", "options"],
  additionalProperties: false,
}
