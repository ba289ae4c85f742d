import { invalidBeta } from "@inkling/contract"

/** Revisions of opt-in features. Source: developers.notion.com/reference/versioning (2026-09). */
const known = ["status-group-filters-2026-10-06"]

/** Flags of a Notion-Beta header: comma-separated `name-YYYY-MM-DD`. @throws invalidBeta naming the right flag */
export function parseBeta(header: string | undefined): string[] {
  if (header === undefined || header.trim() === "") return []
  return header.split(",").map((part) => {
    const flag = part.trim()
    if (!known.includes(flag)) throw invalidBeta(flag, known)
    return flag
  })
}
