import type { Names } from "../rich-text/plain-text.ts"

/** What printed markdown shows of other objects, as the reader may see them. */
export interface PrintContext {
  names: Names
  /** Link to a page or database. */
  pageUrl(id: string): string
  /** Link to a block on the page that is printed. */
  blockUrl(id: string): string
  /** Signed link to a hosted file. */
  fileUrl(key: string): string
  /** Custom emojis that `:name:` may stand for. */
  emojis: Emojis
}

/** Custom emojis by name. */
export type Emojis = ReadonlyMap<string, { id: string; name: string; url: string }>
