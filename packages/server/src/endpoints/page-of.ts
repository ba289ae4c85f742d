import { invalidStartCursor } from "@inkling/contract"
import { parseUuid } from "@inkling/engine"
import { pageSizeOf, uuidCursor } from "./page-size.ts"

export interface PageOf<T> {
  items: T[]
  /** Id of the first item that is left; null when none is. */
  next: string | null
}

/** One page of a list that is known whole; a cursor is the id of the page's first item. @throws invalidStartCursor */
export function pageOf<T extends { id: string }>(
  items: readonly T[],
  query: Record<string, unknown>,
): PageOf<T> {
  const cursor = uuidCursor(query, parseUuid)
  const start = cursor === undefined ? 0 : items.findIndex(({ id }) => id === cursor)
  if (start < 0) throw invalidStartCursor(cursor ?? "")
  const end = start + pageSizeOf(query)
  return { items: items.slice(start, end), next: items[end]?.id ?? null }
}
