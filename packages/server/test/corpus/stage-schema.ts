import { newestVersion } from "@inkling/contract"
import type { Cast } from "./cast.ts"
import { isObject, type JsonObject, listAt, objectAt, textAt } from "./json.ts"
import type { Stage, Target } from "./stage.ts"

/** Properties by name as recordings show them: with a configuration (schemas) or a value (rows). */
export type RecordedSchema = Record<string, JsonObject>

/**
 * Makes a database whose data source has the recorded properties: types, options, formats, prefixes. What a recording
 * cannot say (where a relation points, what a formula computes) points to the stage's own target. The cast learns the
 * ids of properties and options.
 * @param related where relations point instead
 * @throws StageError
 */
export async function stageDatabase(
  stage: Stage,
  cast: Cast,
  recorded: RecordedSchema,
  related?: Target,
): Promise<Target> {
  const target = related ?? (await targetFor(stage, recorded))
  const plain: JsonObject = {}
  const rollups: JsonObject = {}
  let relation: string | undefined
  for (const [name, property] of Object.entries(recorded)) {
    const type = textAt(property, "type") ?? "rich_text"
    if (type === "relation") relation = name
    if (type === "rollup") rollups[name] = property
    else plain[name] = configOf(type, property, target)
  }
  if (!Object.values(recorded).some(({ type }) => type === "title")) plain[freeName(recorded)] = { title: {} }
  const made = await stage.newDatabase(plain)
  if (Object.keys(rollups).length > 0) await addRollups(stage, made, rollups, relation, target)
  await learnIds(stage, cast, made, recorded)
  return made
}

function freeName(recorded: RecordedSchema): string {
  return ["Name", "Title", "Heading"].find((name) => !(name in recorded)) as string
}

function configOf(type: string, property: JsonObject, target: Target): JsonObject {
  const recorded = property[type]
  switch (type) {
    case "select":
    case "status":
    case "multi_select": {
      const options = optionsIn(recorded).map(({ name, color }) => ({ name, color: color ?? "default" }))
      if (type === "status" && options.length === 0) return { status: {} }
      return { [type]: { options } }
    }
    case "number":
      return { number: isObject(recorded) && recorded["format"] ? { format: recorded["format"] } : {} }
    case "unique_id": {
      const prefix = isObject(recorded) && textAt(recorded, "prefix")
      return { unique_id: prefix ? { prefix } : {} }
    }
    case "formula":
      return { formula: { expression: "1 + 1" } }
    case "relation": {
      const kind = textAt(recorded, "type") === "dual_property" ? "dual_property" : "single_property"
      return { relation: { data_source_id: target.dataSourceId, [kind]: {} } }
    }
    default:
      return { [type]: {} }
  }
}

/** The options of a configuration, or those that a value names. */
function optionsIn(recorded: unknown): JsonObject[] {
  if (Array.isArray(recorded)) return recorded.filter(isObject)
  if (!isObject(recorded)) return []
  return "options" in recorded ? listAt(recorded, "options") : "name" in recorded ? [recorded] : []
}

/** A rollup reads a property of the relation's target, so that one must have it. */
async function targetFor(stage: Stage, recorded: RecordedSchema): Promise<Target> {
  const names = rolledUp(Object.values(recorded))
  const dual = Object.values(recorded).some(({ relation }) => textAt(relation, "type") === "dual_property")
  // A two-way relation adds a property to its target; the shared one would grow without end.
  if (names.length === 0 && !dual) return stage.target()
  return stageTarget(stage, names)
}

/** The names of what rollups read in the target of their relation. */
export function rolledUp(properties: readonly unknown[]): string[] {
  const names = properties.map((property) => textAt(objectAt(property, "rollup"), "rollup_property_name"))
  return [...new Set(names.filter((name) => name !== undefined))]
}

/** A data source that has number properties of these names. */
export function stageTarget(stage: Stage, names: readonly string[]): Promise<Target> {
  const properties: JsonObject = { [names.includes("Name") ? "Title of target" : "Name"]: { title: {} } }
  for (const name of names) properties[name] = { number: {} }
  return stage.newDatabase(properties)
}

async function addRollups(
  stage: Stage,
  made: Target,
  rollups: JsonObject,
  relation: string | undefined,
  target: Target,
): Promise<void> {
  const path = `/v1/data_sources/${made.dataSourceId}`
  const through = relation ?? "Relation of stage"
  if (relation === undefined) {
    const config = { relation: { data_source_id: target.dataSourceId, single_property: {} } }
    await stage.make("PATCH", path, { properties: { [through]: config } })
  }
  const properties: JsonObject = {}
  for (const [name, property] of Object.entries(rollups)) {
    const rollup = objectAt(property, "rollup")
    properties[name] = {
      rollup: {
        relation_property_name: textAt(rollup, "relation_property_name") ?? through,
        rollup_property_name: textAt(rollup, "rollup_property_name") ?? "Name",
        function: "count",
      },
    }
  }
  await stage.make("PATCH", path, { properties })
}

async function learnIds(stage: Stage, cast: Cast, made: Target, recorded: RecordedSchema): Promise<void> {
  const { body } = await stage.send(newestVersion, "GET", `/v1/data_sources/${made.dataSourceId}`)
  const ours = objectAt(body, "properties")
  for (const [name, property] of Object.entries(recorded)) {
    const own = objectAt(ours, name)
    const [recordedId, ownId] = [textAt(property, "id"), textAt(own, "id")]
    if (recordedId !== undefined && ownId !== undefined)
      cast.properties.set(decodeURIComponent(recordedId), decodeURIComponent(ownId))
    const type = textAt(own, "type") ?? ""
    const options = listAt(own[type], "options")
    for (const option of optionsIn(property[type])) {
      const match = options.find(({ name: ownName }) => ownName === option["name"])
      const id = textAt(option, "id")
      if (id !== undefined && match) cast.options.set(id, match["id"] as string)
    }
  }
}
