import type { Wire } from "../present/context.ts"

/** Before 2026-03-11 objects end with `archived`, equal to `in_trash` (recorded, since April 2026 always last). */
export function withArchived(object: Wire): Wire {
  return "in_trash" in object ? { ...object, archived: object["in_trash"] } : object
}
