// The workspace as the proof has it in its own memory: plain rows and schemas, fed by the writes that the server got.
// Who sees what is worked out here from the grants alone.

import type { Property, Value } from "@inkling/engine"

/** The three who read: the owner sees everything, the two others what is shared with them. */
export type Who = "owner" | "ann" | "bea"

export const readers: readonly Who[] = ["owner", "ann", "bea"]

export interface Source {
  /** Of the data source; its database has another one. */
  id: string
  databaseId: string
  /** As stored: formulas name properties by id. */
  properties: Property[]
  grants: Set<Who>
}

export interface ModelRow {
  id: string
  /** Order of creation. */
  pk: number
  source: Source
  /** Relations list every page, whoever sees it and whether it is in trash. */
  values: Record<string, Value>
  createdAtMs: number
  editedAtMs: number
  isTrashed: boolean
  grants: Set<Who>
}

export interface World {
  sources: Source[]
  rows: ModelRow[]
  /** Persons that people values may name. */
  persons: Person[]
  /** The owner's bot makes and edits everything. */
  bot: Person
  /** Place of each formula and rollup in the order of making, by `levelKey`: it reads only what has a lower one. */
  levels: Map<string, number>
  /** Formulas and rollups that may stand on one another. */
  maxLevel: number
  nowMs: number
  /** What this world has more of than others. */
  taste: Taste
}

/** Shares, 0 to 1. */
export interface Taste {
  /** Dates in formulas that are `now()` or `today()`. */
  clock: number
  /** References of formulas and rollups that are to other formulas and rollups, where there are any. */
  chains: number
  /** Texts that mention pages. */
  mentions: number
  /** Writes that change a schema. */
  schema: number
}

export interface Person {
  id: string
  name: string
  email: string | null
}

export const levelKey = (source: Source, property: Pick<Property, "id">) => `${source.id} ${property.id}`

/** Plain properties and relations have none. */
export const levelOf = (world: World, source: Source, property: Property) =>
  world.levels.get(levelKey(source, property)) ?? 0

export const seesSource = (who: Who, source: Source) => who === "owner" || source.grants.has(who)

export const seesRow = (who: Who, row: ModelRow) => seesSource(who, row.source) || row.grants.has(who)

/** Only Bea may not know who people are. */
export const knowsPeople = (who: Who) => who !== "bea"

export const rowOf = (world: World, id: string) => world.rows.find((row) => row.id === id)

export const sourceOf = (world: World, id: string) => world.sources.find((source) => source.id === id)

export const isComputed = ({ type }: Property) => type === "formula" || type === "rollup"
