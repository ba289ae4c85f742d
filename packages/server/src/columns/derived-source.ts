import type { ComputedKind, DerivedValue, Property } from "@inkling/engine"
import type { ComputedPageRow } from "@inkling/store"

/** Callers who see the same values of a property. */
export interface DerivedClass {
  /** Tells apart those who may see different values, and the schemas that values of these rows are read by. */
  key: string
  /** Whether values may depend on other pages: those who may not see the same of them are of different classes. */
  readsPages: boolean
}

/** Computes formulas and rollups of one data source's rows for one caller, as of one snapshot. */
export interface DerivedSource {
  classOf(property: Property): DerivedClass
  kindOf(property: Property): ComputedKind | undefined
  /** By row, then by property. Lets others run now and then. */
  compute(rows: readonly ComputedPageRow[], properties: readonly Property[]): Promise<DerivedValue[][]>
  /** pks of the data sources whose schemas decided what was computed so far. */
  readonly sourcePks: readonly number[]
  /** The query's moment, floored to the minute; asked for only where values depend on it. */
  readonly minute: number
}
