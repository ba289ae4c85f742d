import type { Property } from "@inkling/engine"

/** Any JSON object in the newest version's shape; tests check it against the contract's response schemas. */
export type Wire = Record<string, unknown>

/**
 * What presenters need beside the rows themselves: everything that depends on the caller, on other rows, on the clock
 * or on the host. Loaded in batches beforehand, so that presenters stay pure and synchronous.
 */
export interface PresentContext {
  workspaceId: string
  /** Link to a page, database or data source's database; see INKLING_PAGE_URL for its form. */
  pageUrl(id: string, title?: string): string
  /** Base of the API's own links (`next_url`, `upload_url`): scheme and host, without a trailing slash. */
  apiBase: string
  /** The user as the caller may see it: full, without e-mail, or `{object, id}`. */
  user(id: string): Wire
  /** Group mentioned in a people value. */
  group(id: string): Wire
  /** Plain title of a page the caller may see; undefined when it may not, or there is none. */
  pageTitle(id: string): string | undefined
  databaseTitle(id: string): string | undefined
  /** The present moment, in ms. */
  now(): number
  /** Signed link to a hosted file. */
  file(key: string): { url: string; expiry_time: string }
  /** A data source the caller may see: for relation configurations. */
  dataSource(id: string): { id: string; databaseId: string; properties: readonly Property[] } | undefined
}
