import type { Field } from "./field.ts"
import type { Predicate } from "./predicate.ts"

/** A filter resolved against a schema. An empty `all` matches every row; `any` is never empty. */
export type Filter =
  | { kind: "all" | "any"; filters: readonly Filter[] }
  | { kind: "where"; field: Field; predicate: Predicate }
