import type { Dice } from "../dice.ts"
import { refreshSchema } from "./build-world.ts"
import { propertyName } from "./names.ts"
import type { Stage } from "./stage.ts"
import type { Touched } from "./touched.ts"
import type { ModelRow, World } from "./world.ts"

/** Formulas and rollups must not mind what properties are called. */
export async function rename(stage: Stage, world: World, dice: Dice): Promise<Touched | undefined> {
  const source = dice.pick(world.sources)
  const property = dice.pick(source.properties)
  const name = propertyName(200 + dice.int(0, 500))
  if (source.properties.some((one) => one.name === name)) return undefined
  const properties = { [property.id]: { name } }
  await stage.must("PATCH", `/v1/data_sources/${source.id}`, { properties })
  await refreshSchema(stage, source)
  return { schemas: [source] }
}

/** An option gets another name, or is no more. */
export async function changeOption(stage: Stage, world: World, dice: Dice): Promise<Touched | undefined> {
  const source = dice.pick(world.sources)
  const choices = source.properties.filter(({ type }) => type === "select" || type === "multi_select")
  if (choices.length === 0) return undefined
  const property = dice.pick(choices)
  if (property.type !== "select" && property.type !== "multi_select") return undefined
  const [first, ...rest] = property.config.options
  if (!first) return undefined
  const name = `boat ${dice.int(0, 99)}`
  if (rest.some((option) => option.name === name)) return undefined
  const kept = rest.map(({ id, name: same }) => ({ id, name: same }))
  const isDropped = kept.length > 0 && dice.chance(0.4)
  const options = isDropped ? kept : [{ id: first.id, name }, ...kept]
  const properties = { [property.id]: { [property.type]: { options } } }
  await stage.must("PATCH", `/v1/data_sources/${source.id}`, { properties })
  await refreshSchema(stage, source)
  if (isDropped)
    for (const row of world.rows) if (row.source === source) dropOption(row, property.id, first.id)
  return { schemas: [source] }
}

/** An option that is no more leaves the values, those of rows in trash as well. */
function dropOption(row: ModelRow, propertyId: string, optionId: string): void {
  const value = row.values[propertyId]
  const left = [value ?? []].flat().filter((one) => one !== optionId) as readonly string[]
  if (left.length === 0) delete row.values[propertyId]
  else if (Array.isArray(value)) row.values[propertyId] = left
}

/** What stands on a property that goes away reads nothing there. */
export async function dropProperty(stage: Stage, world: World, dice: Dice): Promise<Touched | undefined> {
  const source = dice.pick(world.sources)
  const droppable = source.properties.filter(({ type }) => type !== "title")
  if (droppable.length === 0) return undefined
  const { id } = dice.pick(droppable)
  await stage.must("PATCH", `/v1/data_sources/${source.id}`, { properties: { [id]: null } })
  // A dual relation leaves its twin behind, as a single one.
  for (const each of world.sources) await refreshSchema(stage, each)
  return { schemas: world.sources }
}
