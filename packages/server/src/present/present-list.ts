import type { Wire } from "./context.ts"

/** The list envelope in recorded key order. `nextCursor` null ⇔ nothing more. */
export function presentList(type: string, results: readonly Wire[], nextCursor: string | null = null): Wire {
  return { object: "list", results, next_cursor: nextCursor, has_more: nextCursor !== null, type, [type]: {} }
}
