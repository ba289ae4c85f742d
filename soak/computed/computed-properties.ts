import { type Property, rollupFunctions } from "@inkling/engine"
import type { Dice } from "../dice.ts"
import { refreshSchema } from "./build-world.ts"
import { drawExpression, kinds } from "./draw-expression.ts"
import { propertyName } from "./names.ts"
import { storedText } from "./read-schema.ts"
import type { Stage } from "./stage.ts"
import type { Touched } from "./touched.ts"
import { isComputed, levelKey, levelOf, type Source, sourceOf, type World } from "./world.ts"

/** Another formula or rollup, on top of all that are there. */
export async function addComputed(stage: Stage, world: World, dice: Dice): Promise<Touched | undefined> {
  const level = Math.max(0, ...world.levels.values()) + 1
  if (level > world.maxLevel) return undefined
  const source = dice.pick(world.sources)
  const name = propertyName(100 + level)
  const property = dice.chance(0.45) ? drawRollup(world, source, level, dice) : undefined
  const expression = property ?? drawExpression(world, source, { kind: dice.pick(kinds), level, dice })
  return writeComputed(stage, world, source, { key: name, level, config: expression })
}

/** Changes what a formula says, to anything that a property of its level may say, of any type. */
export async function changeFormula(stage: Stage, world: World, dice: Dice): Promise<Touched | undefined> {
  const found = drawComputed(world, dice, "formula")
  if (!found) return undefined
  const { source, property } = found
  const level = levelOf(world, source, property)
  const config = drawExpression(world, source, { kind: dice.pick(kinds), level, dice })
  return writeComputed(stage, world, source, { key: property.id, level, config })
}

/** Changes a rollup's function, and sometimes what it gathers. */
export async function changeRollup(stage: Stage, world: World, dice: Dice): Promise<Touched | undefined> {
  const found = drawComputed(world, dice, "rollup")
  if (found?.property.type !== "rollup") return undefined
  const { source, property } = found
  const level = levelOf(world, source, property)
  const drawn = dice.chance(0.3) ? drawRollup(world, source, level, dice) : undefined
  const { relation_property_id, rollup_property_id } = property.config
  const kept = { relation_property_id, rollup_property_id, function: dice.pick(rollupFunctions) }
  const relation = source.properties.find(({ id }) => id === relation_property_id)
  const target = relation?.type === "relation" ? sourceOf(world, relation.config.data_source_id) : undefined
  const isWhole = target?.properties.some(({ id }) => id === rollup_property_id)
  if (!drawn && !isWhole) return undefined
  const config = drawn ?? kept
  return writeComputed(stage, world, source, { key: property.id, level, config })
}

export function drawComputed(
  world: World,
  dice: Dice,
  type?: "formula" | "rollup",
): { source: Source; property: Property } | undefined {
  const all = world.sources.flatMap((source) =>
    source.properties
      .filter((property) => (type ? property.type === type : isComputed(property)))
      .map((property) => ({ source, property })),
  )
  return all.length > 0 ? dice.pick(all) : undefined
}

interface RollupRequest {
  relation_property_id?: string
  relation_property_name?: string
  rollup_property_id?: string
  rollup_property_name?: string
  function: string
}

/** Over a relation of the source, by names or by ids; undefined when it has none. */
function drawRollup(world: World, source: Source, level: number, dice: Dice): RollupRequest | undefined {
  const relations = source.properties.filter(({ type }) => type === "relation")
  if (relations.length === 0) return undefined
  const relation = dice.pick(relations)
  const target = relation.type === "relation" && sourceOf(world, relation.config.data_source_id)
  if (!target) return undefined
  const readable = target.properties.filter((property) => levelOf(world, target, property) < level)
  const computed = readable.filter(isComputed)
  const property = dice.pick(computed.length > 0 && dice.chance(world.taste.chains) ? computed : readable)
  return {
    ...(dice.chance(0.5) ? { relation_property_id: relation.id } : { relation_property_name: relation.name }),
    ...(dice.chance(0.5) ? { rollup_property_id: property.id } : { rollup_property_name: property.name }),
    function: dice.pick(rollupFunctions),
  }
}

async function writeComputed(
  stage: Stage,
  world: World,
  source: Source,
  { key, level, config }: { key: string; level: number; config: string | object },
): Promise<Touched> {
  const isFormula = typeof config === "string"
  const stored = isFormula ? storedText(world, source, config) : undefined
  if (isFormula && stored === undefined) throw new Error(`The proof drew a formula without sense: ${config}`)
  const request = isFormula ? { formula: { expression: config } } : { rollup: config }
  await stage.must("PATCH", `/v1/data_sources/${source.id}`, { properties: { [key]: request } })
  await refreshSchema(stage, source)
  const property = source.properties.find(({ id, name }) => id === key || name === key)
  if (!property) throw new Error(`${key} is not there after it was written.`)
  if (property.type === "formula" && stored !== undefined) property.config = { expression: stored }
  world.levels.set(levelKey(source, property), level)
  return { schemas: [source] }
}
