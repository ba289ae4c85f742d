import type { Field } from "./field.ts"

/** One level of a sort, resolved against a schema. */
export interface Sort {
  field: Field
  direction: "ascending" | "descending"
}
