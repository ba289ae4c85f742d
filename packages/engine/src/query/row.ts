import type { Values } from "../properties/value.ts"

/**
 * What filters and sorts see of a page. Times are exact; Notion's semantics floor them to the minute. Relations list
 * only the pages that the caller may see, so that hidden ones decide nothing.
 */
export interface Row {
  id: string
  /** Workspace-wide creation order; breaks ties of equal times. */
  pk: number
  createdAtMs: number
  editedAtMs: number
  createdBy: string
  editedBy: string
  values: Values
  /** Value of a formula or rollup, when the caller can compute one; undefined means empty. */
  computed?: (propertyId: string) => ComputedValue | undefined
}

export type ComputedValue =
  | { type: "string"; value: string }
  | { type: "number"; value: number }
  | { type: "boolean"; value: boolean }
  | { type: "date"; value: import("../rich-text/rich-text.ts").DateValue }
  | { type: "array"; value: readonly ComputedElement[] }

/** An element of an array rollup: a value of the target property's type. */
export interface ComputedElement {
  type: import("../properties/property.ts").PropertyType
  value: import("../properties/value.ts").Value | ComputedValue | undefined
}
