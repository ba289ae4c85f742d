// Random writes, told to the server and to the model alike.

import type { Dice } from "../dice.ts"
import { addRow, drawTargets, share, unshare } from "./build-world.ts"
import { changeOption, dropProperty, rename } from "./change-schema.ts"
import { addComputed, changeFormula, changeRollup } from "./computed-properties.ts"
import { drawValue } from "./draw-value.ts"
import { relatePages } from "./relate.ts"
import type { Stage } from "./stage.ts"
import type { Touched } from "./touched.ts"
import type { ModelRow, World } from "./world.ts"

type Write = (stage: Stage, world: World, dice: Dice) => Promise<Touched | undefined>

const pick = (world: World, dice: Dice): ModelRow | undefined => {
  const rows = world.rows.filter(({ isTrashed }) => !isTrashed)
  return rows.length > 0 ? dice.pick(rows) : undefined
}

type Shares = readonly (readonly [share: number, write: Write])[]

const plainWrites: Shares = [
  [30, changeValues],
  [20, changeRelation],
  [8, newRow],
  [10, trashOrRestore],
  [12, changeGrant],
  [15, wait],
]

const schemaWrites: Shares = [
  [4, rename],
  [4, changeOption],
  [3, dropProperty],
  [12, changeFormula],
  [10, changeRollup],
  [5, addComputed],
]

/** One write of any kind; undefined when it came to nothing. Time stands still but for waits. */
export function writeOnce(stage: Stage, world: World, dice: Dice): Promise<Touched | undefined> {
  const shares = dice.chance(world.taste.schema) ? schemaWrites : plainWrites
  const all = shares.flatMap(([share, write]) => Array.from({ length: share }, () => write))
  return dice.pick(all)(stage, world, dice)
}

async function wait(stage: Stage, world: World, dice: Dice): Promise<Touched> {
  stage.wait(dice.pick([1, 20_000, 90_000, 3_600_000, 86_400_000]))
  world.nowMs = stage.nowMs
  return { time: true }
}

async function newRow(stage: Stage, world: World, dice: Dice): Promise<Touched> {
  return { rows: [await addRow(stage, world, dice.pick(world.sources), dice)] }
}

async function changeValues(stage: Stage, world: World, dice: Dice): Promise<Touched | undefined> {
  const row = pick(world, dice)
  if (!row) return undefined
  const properties: Record<string, object> = {}
  for (const property of dice.some(row.source.properties, dice.int(1, 3))) {
    const drawn = drawValue(property, world, dice)
    if (!drawn) continue
    properties[dice.pick([property.name, property.id])] = { [property.type]: drawn.request }
    if (drawn.value === undefined) delete row.values[property.id]
    else row.values[property.id] = drawn.value
  }
  await patchRow(stage, row, { properties })
  return { rows: [row] }
}

async function changeRelation(stage: Stage, world: World, dice: Dice): Promise<Touched | undefined> {
  const row = pick(world, dice)
  const relations = row?.source.properties.filter(({ type }) => type === "relation") ?? []
  if (!row || relations.length === 0) return undefined
  const property = dice.pick(relations)
  if (property.type !== "relation") return undefined
  const ids = drawTargets(world, property, dice)
  const relation = ids.map((id) => ({ id }))
  await patchRow(stage, row, { properties: { [property.name]: { relation } } })
  relatePages(world, row, property, ids)
  return { rows: [row] }
}

async function trashOrRestore(stage: Stage, world: World, dice: Dice): Promise<Touched | undefined> {
  const trashed = world.rows.filter((row) => row.isTrashed)
  const row = trashed.length > 0 && dice.chance(0.5) ? dice.pick(trashed) : pick(world, dice)
  if (!row) return undefined
  const { isTrashed } = row
  await patchRow(stage, row, { in_trash: !isTrashed })
  row.isTrashed = !isTrashed
  return { rows: [row] }
}

/** When the row counts as edited is for the server to say: a trash may or may not. */
async function patchRow(stage: Stage, row: ModelRow, body: object): Promise<void> {
  const page = await stage.must("PATCH", `/v1/pages/${row.id}`, body)
  const now = new Date(stage.nowMs)
  now.setUTCSeconds(0, 0)
  if (Date.parse(page.last_edited_time) === now.getTime()) row.editedAtMs = stage.nowMs
}

async function changeGrant(stage: Stage, world: World, dice: Dice): Promise<Touched | undefined> {
  const source = dice.pick(world.sources)
  const row = pick(world, dice)
  const [id, grants] = row && dice.chance(0.6) ? [row.id, row.grants] : [source.databaseId, source.grants]
  const who = dice.pick(["ann", "bea"] as const)
  await (grants.has(who) ? unshare : share)(stage, id, who, grants)
  return { access: who }
}
