import type { Property } from "../properties/property.ts"
import type { QueryClock } from "./date-window.ts"

/** The type that a formula or rollup evaluates to. `of` is the property that an array rollup gathers. */
export type ComputedKind =
  | { type: "string" | "number" | "boolean" | "date" }
  | { type: "array"; of: Property }

/** What a filter means beyond its own text and the schema. */
export interface FilterContext extends QueryClock {
  /** The user that "me" names; null for a bot that belongs to no person. */
  me: string | null
  /** Undefined when the type cannot be told. */
  computedKind(property: Property): ComputedKind | undefined
  /** Whether the caller asked for `status: { group: … }` with the header Notion-Beta. */
  hasStatusGroups: boolean
}
