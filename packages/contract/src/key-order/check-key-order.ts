import { isRecord } from "../schema/schema.ts"
import { type ApiVersion, isBefore } from "../versions.ts"
import { sequences } from "./sequences.ts"
import { sequenceNames, shapes } from "./shapes.ts"

/**
 * Where an answer's keys stand in another order than recorded; undefined when they stand right. For tests: a client
 * cannot rely on the order, but a difference tells our answers from Notion's.
 */
export function checkKeyOrder(version: ApiVersion, body: unknown): string | undefined {
  if (!isRecord(body)) return undefined
  const { request_id: requestId, ...rest } = body
  if (requestId !== undefined && Object.keys(body).at(-1) !== "request_id")
    return "request_id is not the last key"
  return walk(version, "any", rest, "response")
}

function walk(version: ApiVersion, shape: string, value: unknown, path: string): string | undefined {
  if (Array.isArray(value))
    return first(value.entries(), ([i, item]) => walk(version, shape, item, `${path}[${i}]`))
  if (!isRecord(value)) return undefined
  const name = shape === "any" || shape === "user" ? shapeOfObject(version, value) : shape
  if (name === undefined || isPartial(value)) return undefined
  const sequence = sequenceOf(version, name, value)
  const problem = sequence && compareKeys(Object.keys(value), sequence, String(value["type"]))
  if (problem) return `${path}: ${problem}`
  const { inside = {}, byType = {}, maps = {} } = shapes[name] ?? {}
  return (
    first(Object.entries(inside), ([key, below]) => walk(version, below, value[key], `${path}.${key}`)) ??
    first(Object.entries(maps), ([key, below]) => walkMap(version, below, value[key], `${path}.${key}`)) ??
    walkTyped(version, byType, value, path)
  )
}

function walkTyped(
  version: ApiVersion,
  byType: Readonly<Record<string, string>>,
  value: Record<string, unknown>,
  path: string,
): string | undefined {
  const type = String(value["type"])
  const below = byType[type]
  return below === undefined ? undefined : walk(version, below, value[type], `${path}.${type}`)
}

/** A map's values, and its order: by decoded id, shorter first, then by bytes. Source: recorded, 1,505 of 1,505. */
function walkMap(version: ApiVersion, below: string, map: unknown, path: string): string | undefined {
  if (!isRecord(map)) return undefined
  const ids = Object.values(map).map((value) =>
    isRecord(value) ? decodeURIComponent(String(value["id"])) : "",
  )
  const sorted = ids.toSorted((a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0))
  const wrong = ids.findIndex((id, index) => id !== sorted[index])
  if (wrong !== -1) return `${path}: property ${ids[wrong]} stands where ${sorted[wrong]} belongs`
  return first(Object.entries(map), ([key, value]) => walk(version, below, value, `${path}.${key}`))
}

function shapeOfObject(version: ApiVersion, value: Record<string, unknown>): string | undefined {
  if ("templates" in value) return "templateList"
  const object = value["object"]
  if (object === "database") return isBefore(version, "2025-09-03") ? "legacyDatabase" : "database"
  if (object === "list" && isBefore(version, "2022-02-22") && !("type" in value)) return "untypedList"
  if (object === "list") return value["type"] === "custom_emoji" ? "emojiList" : "list"
  return typeof object === "string" && object in sequences ? object : undefined
}

/** What a caller without the right to read sees; of a data source it sees the schema as well, of a view its place. */
function isPartial(value: Record<string, unknown>): boolean {
  const keys = Object.keys(value).join(" ")
  if (value["object"] === "data_source" && keys === "object id properties") return true
  return keys === "object id" || (value["object"] === "view" && keys === "object id parent type")
}

function sequenceOf(version: ApiVersion, name: string, value: Record<string, unknown>): string | undefined {
  // Before 2022-02-22 a block's words were called `text` and stood last (recorded in March 2022).
  if ("text" in value && isBefore(version, "2022-02-22"))
    return sequences[name]?.replace("rich_text ", "").concat(name === "richText" ? "" : " text")
  if (name === "parent")
    return value["type"] === "data_source_id" ? sequences["rowParent"] : sequences["typed"]
  // Before 2022-06-28 a relation's configuration was flat (recorded in March 2022).
  if (name === "relationConfiguration" && isBefore(version, "2022-06-28")) return sequences["flatRelation"]
  return sequences[sequenceNames[name] ?? name]
}

function compareKeys(given: readonly string[], sequence: string, type: string): string | undefined {
  const expected = sequence
    .split(" ")
    .map((key) => (key === "<type>" ? type : key))
    .filter((key) => !key.endsWith("?") || given.includes(key.slice(0, -1)))
    .map((key) => key.replace("?", ""))
  if (given.length === expected.length && given.every((key, index) => key === expected[index]))
    return undefined
  return `keys are ${given.join(", ")}; recorded are ${expected.join(", ")}`
}

function first<T>(items: Iterable<T>, find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
