import type { Ids } from "../ids/ids.ts"
import type { Property } from "./property.ts"

/** What planning a schema needs to know beside the request. */
export interface SchemaContext {
  dataSourceId: string
  /** Plain text of the data source's title; names the twins of its relations. */
  title: string
  ids: Ids
  /** Columns of the data source that the caller may not see: it can neither name nor change them. */
  hidden?: readonly Property[]
  newPk(): number
  /**
   * Properties of another data source: the target of a relation in the request, or of one in the present schema.
   * Whether the caller may see a target is checked before planning.
   */
  source(id: string): readonly Property[] | undefined
  /**
   * Those of another data source that formulas and rollups may name: what the caller may know of. All that `source`
   * knows, unless given.
   */
  seen?(id: string): readonly Property[] | undefined
}

/** What is to be written. Pure data: nothing has happened yet. */
export interface SchemaPlan {
  own: SourceChange
  /** Changes of twins in other data sources. */
  others: SourceChange[]
  /** Own properties whose values must be rewritten by `convertValue`, or dropped when a relation got a new target. */
  conversions: Conversion[]
  /** Options that left a property of the same type; values that name them are cleared. */
  removedOptions: { property: Property; optionIds: string[] }[]
  /** Twins of relations that had values before: the twin's edges are the relation's, reversed. */
  mirrors: { relation: Property; twin: Property }[]
  /** New unique_id properties: existing rows are numbered in order of creation. */
  toNumber: Property[]
}

export interface SourceChange {
  dataSourceId: string
  insert: Property[]
  /** Properties as they will be; `pk` and `id` stay. */
  update: Property[]
  remove: Property[]
  /** The whole schema after the plan, in order of creation. */
  properties: readonly Property[]
}

export interface Conversion {
  from: Property
  to: Property
}

/** True when there is nothing to write. */
export function isEmptyChange({ insert, update, remove }: SourceChange): boolean {
  return insert.length + update.length + remove.length === 0
}
