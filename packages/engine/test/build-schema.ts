import { seededIds } from "../src/ids/new-ids.ts"
import type { Property } from "../src/properties/property.ts"
import type { SchemaContext } from "../src/properties/schema-plan.ts"

/** Ids of data sources in schema tests. */
export const ownSource = "11111111-1111-8111-8111-111111111111"
export const otherSource = "22222222-2222-8222-8222-222222222222"

/** A planning context with reproducible ids; `sources` are the schemas that relations may reach. */
export function buildContext(sources: Record<string, readonly Property[]> = {}): SchemaContext {
  let pk = 100
  return {
    dataSourceId: ownSource,
    title: "Tasks",
    ids: seededIds(7, { now: () => Date.UTC(2026, 5, 1) }),
    newPk: () => pk++,
    source: (id) => sources[id],
  }
}

/** The member of Property that a type belongs to. */
type PropertyOf<T extends Property["type"]> = Property extends infer P
  ? P extends Property
    ? T extends P["type"]
      ? P
      : never
    : never
  : never

/** A property by type and name, its id the name's first four letters unless given. */
export function buildProperty<T extends Property["type"]>(
  type: T,
  name: string,
  config: object = {},
  id = type === "title" ? "title" : name.slice(0, 4).toLowerCase().padEnd(4, "_"),
): PropertyOf<T> {
  const property = { pk: pkOf(id), id, name, description: null, type, config }
  return property as unknown as PropertyOf<T>
}

/** Equal ids in one test schema mean one property, so the id gives the pk. */
function pkOf(id: string): number {
  let pk = 0
  for (const char of id) pk = (pk * 31 + char.charCodeAt(0)) % 1_000_003
  return pk + 1000
}
