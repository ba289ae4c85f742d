import { ApiError } from "@inkling/contract"
import { describe, expect, test } from "vitest"
import { seededIds } from "../ids/new-ids.ts"
import { encodePropertyId } from "../ids/property-id.ts"
import { type Random, seededRandom } from "../ids/random.ts"
import { planNewSchema, planSchemaUpdate } from "./plan-schema.ts"
import type { Property } from "./property.ts"
import type { SchemaContext, SchemaPlan } from "./schema-plan.ts"
import type { PropertyRequest, SchemaRequest } from "./schema-request.ts"

// Random updates of three data sources that relate to each other and themselves. Whatever is asked, refused or done:
// names and ids stay unique, each has its one title, and twins name each other.

const sources = ["a", "b", "c"].map((letter) => `${letter.repeat(8)}-0000-8000-8000-000000000000`)
const names = ["One", "Two", "Three", "Four", "Five", "Six"]
const types = [
  "rich_text",
  "number",
  "select",
  "multi_select",
  "status",
  "date",
  "unique_id",
  "place",
  "checkbox",
]

class World {
  readonly schemas = new Map<string, readonly Property[]>()
  readonly #random: Random
  readonly #ids: SchemaContext["ids"]
  #pk = 1

  constructor(seed: number) {
    this.#random = seededRandom(seed)
    this.#ids = seededIds(seed, { now: () => 0 })
    for (const id of sources) this.apply(planNewSchema(undefined, this.context(id)))
  }

  pick<T>(list: readonly T[]): T {
    return list[this.#random(list.length)] as T
  }

  context(id: string): SchemaContext {
    return {
      dataSourceId: id,
      title: `Source ${id[0]}`,
      ids: this.#ids,
      newPk: () => this.#pk++,
      source: (wanted) => this.schemas.get(wanted),
    }
  }

  apply(plan: SchemaPlan): void {
    for (const change of [plan.own, ...plan.others]) this.schemas.set(change.dataSourceId, change.properties)
  }

  request(current: readonly Property[]): SchemaRequest {
    const columns = current.filter(({ type }) => type !== "title")
    const entries = Array.from({ length: 1 + this.#random(2) }, () => {
      const { name, id } = columns.length > 0 ? this.pick(columns) : { name: "New", id: "New" }
      const key = this.pick([name, id, encodePropertyId(id), this.pick(names), this.pick(names)])
      return [key, this.#property(current)] as const
    })
    return Object.fromEntries(entries)
  }

  #property(current: readonly Property[]): PropertyRequest | null {
    const target = { data_source_id: this.pick(sources) }
    const name = this.pick([undefined, undefined, this.pick(names)])
    const body: object | null = this.pick<() => object | null>([
      () => null,
      () => ({ name: this.pick(names) }),
      () => ({ [this.pick(types)]: {} }),
      () => ({ relation: { ...target, single_property: {} } }),
      () => ({ relation: { ...target, dual_property: {} } }),
      () => ({ formula: { expression: `prop("${this.pick(current).name}")` } }),
      () => ({
        rollup: {
          function: "count",
          relation_property_name: this.pick(current).name,
          rollup_property_name: "Name",
        },
      }),
    ])()
    return body === null ? null : { ...body, ...(name !== undefined && { name }) }
  }
}

function expectSound({ schemas }: World): void {
  const pks = [...schemas.values()].flat().map(({ pk }) => pk)
  expect(new Set(pks).size).toBe(pks.length)
  for (const [source, properties] of schemas) {
    const of = (key: "id" | "name") => new Set(properties.map((property) => property[key])).size
    expect([of("id"), of("name")]).toEqual([properties.length, properties.length])
    expect(properties.filter(({ type, id }) => type === "title" && id === "title")).toHaveLength(1)
    expect(properties.filter(({ type }) => type === "title")).toHaveLength(1)
    for (const property of properties) if (property.type === "relation") expectTwin(schemas, source, property)
  }
}

function expectTwin(
  schemas: World["schemas"],
  source: string,
  { id, config }: Extract<Property, { type: "relation" }>,
): void {
  if (config.kind === "single_property") {
    expect(config).not.toHaveProperty("synced_property_id")
    return
  }
  const twin = schemas.get(config.data_source_id)?.find((other) => other.id === config.synced_property_id)
  expect(twin?.config).toEqual({ data_source_id: source, kind: "dual_property", synced_property_id: id })
}

describe("random schema updates", () => {
  test.each(Array.from({ length: 40 }, (_, at) => 7000 + at))("leave sound schemas, seed %i", (seed) => {
    const world = new World(seed)
    let applied = 0
    for (let step = 0; step < 60; step++) {
      const id = world.pick(sources)
      const current = world.schemas.get(id) as readonly Property[]
      const before = JSON.stringify([...world.schemas])
      try {
        const plan = planSchemaUpdate(current, world.request(current), world.context(id))
        for (const { from, to } of plan.conversions) expect(from.pk).toBe(to.pk)
        world.apply(plan)
        applied++
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        expect(JSON.stringify([...world.schemas])).toBe(before)
      }
      expectSound(world)
    }
    expect(applied).toBeGreaterThan(12)
  })
})
