import type { PageRow } from "@inkling/store"
import type { KnownSource } from "./known-source.ts"
import type { MemoOwner } from "./memo.ts"
import type { PageScene } from "./page-scene.ts"

/** What computing reads of a row. */
export type ComputedRow = Pick<
  PageRow,
  "pk" | "id" | "title" | "props" | "created_at" | "created_by" | "edited_at" | "edited_by"
>

/** Pages that a relation property of a page names. */
export interface Related {
  /** Ids of those that the caller may see and that are not in trash, in order. */
  shown: readonly string[]
  /** pks of all: whether they show may change. */
  pks: readonly number[]
}

/** A page that the caller may see, with what was read and computed of it so far. */
export interface KnownPage extends MemoOwner {
  row: ComputedRow
  source: KnownSource
  /** By the relation property's pk; only those that were read. */
  related: Map<number, Related> | undefined
  /** As formulas see it; kept here, since what a WeakMap holds outlives many collections. */
  scene: PageScene | undefined
}

export function knownPage(row: ComputedRow, source: KnownSource): KnownPage {
  return { row, source, related: undefined, memo: undefined, scene: undefined }
}
