import type { Property } from "@inkling/engine"
import type { Dice } from "../dice.ts"
import { addComputed } from "./computed-properties.ts"
import { drawValue } from "./draw-value.ts"
import { propertyName, richText } from "./names.ts"
import { readSchema } from "./read-schema.ts"
import { relatePages } from "./relate.ts"
import type { Stage } from "./stage.ts"
import { type ModelRow, type Source, sourceOf, type Who, type World } from "./world.ts"

/** Every so many worlds has more rows than an answer shows of a relation. */
const crowdedShare = 0.04

/** Below what the evaluator cuts off; where rows are related to very many, below what its fuel lasts for. */
const maxLevels = { crowded: 3, other: 13 }

/** Data sources, relations, rows, formulas and rollups, some of it shared with Ann, some with Bea. */
export async function buildWorld(stage: Stage, dice: Dice): Promise<World> {
  const isCrowded = dice.chance(crowdedShare)
  const world: World = {
    sources: [],
    rows: [],
    persons: [...stage.persons],
    bot: stage.bot,
    levels: new Map(),
    maxLevel: isCrowded ? maxLevels.crowded : maxLevels.other,
    nowMs: stage.nowMs,
    taste: {
      clock: dice.pick([0, 0.1, 0.6]),
      chains: dice.pick([0.2, 0.8]),
      mentions: dice.pick([0, 0.5]),
      schema: dice.pick([0.1, 0.5]),
    },
  }
  for (let count = dice.int(1, 3); count > 0; count--) await addSource(stage, world, dice)
  for (let count = dice.int(1, 4); count > 0; count--) await addRelation(stage, world, dice)
  for (const source of world.sources)
    for (let count = isCrowded ? dice.int(26, 32) : dice.int(1, 6); count > 0; count--)
      await addRow(stage, world, source, dice)
  if (isCrowded) await relateAll(stage, world, dice)
  for (let count = dice.int(3, 12); count > 0; count--) await addComputed(stage, world, dice)
  for (const source of world.sources)
    for (const who of ["ann", "bea"] as const)
      if (dice.chance(0.6)) await share(stage, source.databaseId, who, source.grants)
  for (const row of dice.some(world.rows, 4))
    for (const who of dice.some(["ann", "bea"] as const, dice.int(1, 2)))
      await share(stage, row.id, who, row.grants)
  return world
}

export async function share(stage: Stage, id: string, who: "ann" | "bea", grants: Set<Who>): Promise<void> {
  stage.tell(`share ${id} with ${who}`)
  await stage.inkling.admin.share(id, who)
  grants.add(who)
}

export async function unshare(stage: Stage, id: string, who: "ann" | "bea", grants: Set<Who>): Promise<void> {
  stage.tell(`take ${id} from ${who}`)
  await stage.inkling.admin.unshare(id, who)
  grants.delete(who)
}

const options = ["open", "done", "Later"]

async function addSource(stage: Stage, world: World, dice: Dice): Promise<void> {
  const drawn: Record<string, object> = { [propertyName(world.sources.length * 20)]: { title: {} } }
  const add = (property: object) => {
    drawn[propertyName(world.sources.length * 20 + Object.keys(drawn).length)] = property
  }
  const choices = { options: options.map((name) => ({ name })) }
  for (const property of dice.some(
    [
      { number: {} },
      { number: {} },
      { rich_text: {} },
      { rich_text: {} },
      { checkbox: {} },
      { date: {} },
      { select: choices },
      { multi_select: choices },
      { status: {} },
      { people: {} },
      { url: {} },
      { unique_id: { prefix: dice.pick([null, "T"]) } },
      { created_time: {} },
      { last_edited_time: {} },
      { created_by: {} },
    ],
    dice.int(2, 7),
  ))
    add(property)
  const made = await stage.must("POST", "/v1/databases", {
    parent: { type: "page_id", page_id: stage.inkling.rootPageId },
    title: richText(`Source ${world.sources.length}`),
    initial_data_source: { properties: drawn },
  })
  const source: Source = {
    id: made.data_sources[0].id,
    databaseId: made.id,
    properties: [],
    grants: new Set(),
  }
  world.sources.push(source)
  await refreshSchema(stage, source)
}

/** Reads the schema again after it was changed. */
export async function refreshSchema(stage: Stage, source: Source): Promise<void> {
  readSchema(source, (await stage.must("GET", `/v1/data_sources/${source.id}`)).properties)
}

async function addRelation(stage: Stage, world: World, dice: Dice): Promise<void> {
  const source = dice.pick(world.sources)
  const target = dice.pick(world.sources)
  const kind = dice.pick(["single_property", "dual_property"])
  const relations = world.sources.flatMap(({ properties }) => properties).filter(isRelation)
  const name = `Rel ${relations.length}`
  const properties = { [name]: { relation: { data_source_id: target.id, type: kind, [kind]: {} } } }
  await stage.must("PATCH", `/v1/data_sources/${source.id}`, { properties })
  await refreshSchema(stage, source)
  await refreshSchema(stage, target)
}

const isRelation = ({ type }: Property) => type === "relation"

export async function addRow(stage: Stage, world: World, source: Source, dice: Dice): Promise<ModelRow> {
  const properties: Record<string, object> = {}
  const values: ModelRow["values"] = {}
  const relations: [Property & { type: "relation" }, string[]][] = []
  for (const property of source.properties) {
    if (property.type === "relation") {
      const ids = drawTargets(world, property, dice)
      properties[property.name] = { relation: ids.map((id) => ({ id })) }
      relations.push([property, ids])
    } else {
      const drawn = drawValue(property, world, dice)
      if (!drawn) continue
      properties[property.name] = { [property.type]: drawn.request }
      if (drawn.value !== undefined) values[property.id] = drawn.value
    }
  }
  const parent = { type: "data_source_id", data_source_id: source.id }
  const made = await stage.must("POST", "/v1/pages", { parent, properties })
  for (const property of source.properties)
    if (property.type === "unique_id") values[property.id] = made.properties[property.name].unique_id.number
  const row: ModelRow = {
    id: made.id,
    pk: world.rows.length,
    source,
    values,
    createdAtMs: stage.nowMs,
    editedAtMs: stage.nowMs,
    isTrashed: false,
    grants: new Set(),
  }
  world.rows.push(row)
  for (const [property, ids] of relations) relatePages(world, row, property, ids)
  return row
}

/** A few rows of the relation's target. */
export function drawTargets(world: World, { config }: Property & { type: "relation" }, dice: Dice): string[] {
  const rows = world.rows.filter(({ source }) => source.id === config.data_source_id)
  return dice.some(rows, dice.int(0, 4)).map(({ id }) => id)
}

/** One row that is related to all of another data source. */
async function relateAll(stage: Stage, world: World, dice: Dice): Promise<void> {
  for (const row of dice.some(world.rows, 3))
    for (const property of row.source.properties) {
      if (property.type !== "relation") continue
      const target = sourceOf(world, property.config.data_source_id)
      const ids = world.rows.filter(({ source }) => source === target).map(({ id }) => id)
      const relation = ids.map((id) => ({ id }))
      await stage.must("PATCH", `/v1/pages/${row.id}`, { properties: { [property.name]: { relation } } })
      row.editedAtMs = stage.nowMs
      relatePages(world, row, property, ids)
    }
}
