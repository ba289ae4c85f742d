import type { Cover, Icon } from "../rich-text/file-ref.ts"

/** A block as stored. `payload` is the wire's payload in stored form: rich text as RichText, files as FileRef. */
export interface Block {
  /** Integer, unique in the workspace. A child_page or child_database shares pk and id with its page or database. */
  pk: number
  id: string
  /** The page or block that lists this one. */
  parentPk: number
  /** The page that holds it. Access to a block is access to its page. */
  pagePk: number
  /** Base-62 fractional key among its siblings, compared as bytes. */
  orderKey: string
  type: string
  payload: Record<string, unknown>
  isTrashed: boolean
  createdAtMs: number
  createdBy: string
  editedAtMs: number
  editedBy: string
}

export type { Cover, Icon }
