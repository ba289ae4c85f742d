import { invalidStartCursor } from "@inkling/contract"

/** Items an answer may hold. Source: developers.notion.com/reference/intro#pagination */
export const maxPageSize = 100

/** The number of items asked for, at most 100. */
export function pageSizeOf(query: Record<string, unknown>): number {
  const size = query["page_size"]
  return typeof size === "number" ? Math.min(size, maxPageSize) : maxPageSize
}

/** The cursor as a uuid in the wire's form, undefined without one. @throws invalidStartCursor */
export function uuidCursor(
  query: Record<string, unknown>,
  parse: (text: string) => string | undefined,
): string | undefined {
  const cursor = query["start_cursor"]
  if (cursor === undefined || cursor === null) return undefined
  const id = parse(String(cursor))
  if (!id) throw invalidStartCursor(String(cursor))
  return id
}
