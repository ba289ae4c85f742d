import { validationError } from "@inkling/contract"
import type { Property } from "../properties/property.ts"
import { findProperty } from "./find-property.ts"
import type { Sort } from "./sort.ts"

/** A sort as requests write it, shape already checked. */
export type SortInput = { direction: "ascending" | "descending" } & (
  | { property: string }
  | { timestamp: "created_time" | "last_edited_time" }
)

/**
 * Resolves a request's sorts against a schema; earlier ones weigh more.
 * @throws validationError for an unknown property, in Notion's words
 */
export function parseSorts(
  inputs: readonly SortInput[] | null | undefined,
  schema: readonly Property[],
): Sort[] {
  return (inputs ?? []).map((input) => {
    if ("timestamp" in input) return { field: { source: input.timestamp }, direction: input.direction }
    const property = findProperty(schema, input.property)
    if (property === undefined) {
      throw validationError(`Could not find sort property with name or id: ${input.property}`)
    }
    return { field: { source: "property", property }, direction: input.direction }
  })
}
