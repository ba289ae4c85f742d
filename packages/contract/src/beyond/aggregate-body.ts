import type { Schema } from "../schema/schema.ts"
import { rowParts } from "./query-parts.ts"

/** What an aggregate may compute over the rows of a group. */
export const aggregateFunctions = [
  "count",
  "count_values",
  "count_empty",
  "count_unique",
  "percent_filled",
  "percent_empty",
  "percent_checked",
  "sum",
  "average",
  "median",
  "min",
  "max",
] as const

export type AggregateFunction = (typeof aggregateFunctions)[number]

/** The width of a group of dates; weeks begin on Monday. */
export const dateBuckets = ["day", "week", "month", "quarter", "year"] as const

export type DateBucket = (typeof dateBuckets)[number]

const property: Schema = { type: "string", minLength: 1, maxLength: 500 }

export const aggregateBody: Schema = {
  type: "object",
  get properties() {
    return {
      ...rowParts(),
      group_by: {
        type: "array",
        maxItems: 3,
        items: {
          type: "object",
          properties: { property, bucket: { enum: dateBuckets } },
          required: ["property"],
          additionalProperties: false,
        },
      } satisfies Schema,
      aggregates: {
        type: "array",
        minItems: 1,
        maxItems: 20,
        items: {
          type: "object",
          properties: { function: { enum: aggregateFunctions }, property },
          required: ["function"],
          additionalProperties: false,
        },
      } satisfies Schema,
    }
  },
  required: ["aggregates"],
  additionalProperties: false,
}
