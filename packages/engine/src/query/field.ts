import type { Property } from "../properties/property.ts"

/** What a condition or a sort looks at. */
export type Field =
  | { source: "property"; property: Property }
  | { source: "created_time" | "last_edited_time" }
