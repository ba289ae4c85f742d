import type { Values } from "../properties/value.ts"
import type { DerivedValue } from "./derived-value.ts"

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
  /** Computed values by the pk of their derived property; what is not here has to be computed. */
  derived?: ReadonlyMap<number, DerivedValue>
}

/** Has nothing: stands for rows that have gone, which keep their number. */
export const emptyColumnRow: ColumnRow = {
  pk: 0,
  createdAtMs: 0,
  editedAtMs: 0,
  rowSeq: 0,
  createdBy: "",
  editedBy: "",
  isTrashed: false,
  isArchived: false,
  isTemplate: false,
  hasOwnAcl: false,
  values: {},
}
