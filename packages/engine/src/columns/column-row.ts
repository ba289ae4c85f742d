import type { Values } from "../properties/value.ts"

/** A row of a data source as columns take it in. */
export interface ColumnRow {
  pk: number
  createdAtMs: number
  editedAtMs: number
  /** Seq of the row's last change. */
  rowSeq: number
  createdBy: string
  editedBy: string
  isTrashed: boolean
  isArchived: boolean
  isTemplate: boolean
  /** Whether it carries an access list of its own, rather than that of its database. */
  hasOwnAcl: boolean
  values: Values
  /** pks of related pages in order, by the relation property's pk; only of those that have a column. */
  related?: ReadonlyMap<number, readonly number[]>
}
