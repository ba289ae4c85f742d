import { isObject, type JsonObject } from "./json.ts"

/** One object somewhere in an answer: what kind it is, its keys in order, and the JSON type of each value. */
export interface Shape {
  /** Such as `page.properties:select.select` or `rich_text:mention.mention:date`. */
  kind: string
  /** Joined with commas; `request_id` left out, which depends on where the object stands. */
  keys: string
  types: Record<string, string>
}

/** Maps whose keys are names that users chose. */
const maps = new Set(["properties"])

/**
 * The shape of every object in an answer, outermost first. Objects of the API start a kind of their own (`block:code`,
 * `user:person`, `list:comment`), rich text too; whatever else is named by the kind that holds it, its key, and its
 * `type`. So the same object gets the same kind wherever it stands.
 */
export function collectShapes(answer: unknown): Shape[] {
  const shapes: Shape[] = []
  visit(answer, "", "", shapes)
  return shapes
}

function visit(value: unknown, holder: string, key: string, shapes: Shape[]): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, holder, key, shapes)
    return
  }
  if (!isObject(value)) return
  const kind = kindOf(value, holder, key)
  const { request_id: _, ...shown } = value
  const types = Object.fromEntries(Object.entries(shown).map(([name, inner]) => [name, typeOf(inner)]))
  shapes.push({ kind, keys: Object.keys(shown).join(), types })
  for (const [name, inner] of Object.entries(shown)) {
    if (maps.has(name) && isObject(inner)) {
      for (const entry of Object.values(inner)) visit(entry, `${kind}.${name}`, "", shapes)
    } else visit(inner, kind, name, shapes)
  }
}

function kindOf(value: JsonObject, holder: string, key: string): string {
  const type = typeof value["type"] === "string" ? `:${value["type"]}` : ""
  const object = value["object"]
  if (typeof object === "string") {
    if (object === "list" && isObject(value["property_item"]))
      return `list:property_item:${value["property_item"]["type"]}`
    return object + (object === "user" && type === "" ? ":partial" : type)
  }
  if ("plain_text" in value) return `rich_text${type}`
  // Parents look alike whatever the type of the object in them.
  const owner = key === "parent" || key === "database_parent" ? holder.split(":")[0] : holder
  return owner + (key === "" ? "" : `.${key}`) + type
}

function typeOf(value: unknown): string {
  if (value === null) return "null"
  return Array.isArray(value) ? "array" : typeof value
}
