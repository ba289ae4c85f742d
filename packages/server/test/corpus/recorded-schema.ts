import type { Archive } from "./archive.ts"
import type { Exchange } from "./exchange.ts"
import { isObject, type JsonObject, listAt, objectAt, textAt } from "./json.ts"
import type { RecordedSchema } from "./stage-schema.ts"

/** Keys of a property in a request that are not its type. */
const notTypes = new Set(["id", "name", "type", "description"])

/** The type of property that a written value or configuration is for; undefined for a rename or a bare value. */
export function typeWritten(value: unknown): string | undefined {
  if (!isObject(value)) return undefined
  return textAt(value, "type") ?? Object.keys(value).find((key) => !notTypes.has(key))
}

/** The properties a row is written in: from the answer, from other recordings of its parent, else from the request. */
export function schemaOfRow(
  exchange: Exchange,
  archive: Archive,
  parentId: string | undefined,
): RecordedSchema {
  const answered = objectAt(exchange.response, "properties")
  const archived = archive.schema(parentId)
  const schema: RecordedSchema = {}
  for (const [name, property] of Object.entries(answered)) {
    if (!isObject(property)) continue
    if ("type" in property) schema[name] = withOptions(property, archived[name])
    else schema[name] = { ...property, ...archived[name] }
  }
  for (const [name, value] of Object.entries(objectAt(exchange.request, "properties"))) {
    const type = typeWritten(value) ?? textAt(archived[name], "type")
    if (isKnown(schema, name)) continue
    schema[name] = archived[name] ?? { type: type ?? (name === "Name" ? "title" : "rich_text") }
  }
  return onlyOneTitle(schema)
}

/** A row's value names one option; the archive may know them all. */
function withOptions(property: JsonObject, archived: JsonObject | undefined): JsonObject {
  const type = textAt(property, "type") as string
  if (archived?.["type"] !== type || listAt(archived[type], "options").length === 0) return property
  const named = Array.isArray(property[type]) ? property[type] : [property[type]]
  const options = [...listAt(archived[type], "options")]
  for (const option of named.filter(isObject))
    if (!options.some(({ name }) => name === option["name"])) options.push(option)
  return { ...archived, [type]: { options } }
}

/** Request keys are names or ids. */
function isKnown(schema: RecordedSchema, key: string): boolean {
  return key in schema || Object.values(schema).some(({ id }) => id === key || id === encodeURIComponent(key))
}

function onlyOneTitle(schema: RecordedSchema): RecordedSchema {
  let seen = false
  const kept = Object.entries(schema).filter(([, { type }]) => {
    if (type !== "title") return true
    const first = !seen
    seen = true
    return first
  })
  return Object.fromEntries(kept)
}

/** The properties that a query needs: those of the rows it found, else of other recordings, else what it filters by. */
export function schemaOfQuery(exchange: Exchange, archive: Archive, id: string): RecordedSchema {
  const [row] = listAt(exchange.response, "results")
  const schema: RecordedSchema = { ...archive.schema(id), ...(objectAt(row, "properties") as RecordedSchema) }
  for (const [name, property] of Object.entries(schema))
    if (!("type" in property)) schema[name] = { ...property, ...archive.schema(id)[name] }
  const visit = (filter: unknown): void => {
    if (!isObject(filter)) return
    for (const part of [...listAt(filter, "and"), ...listAt(filter, "or")]) visit(part)
    const name = textAt(filter, "property")
    if (name === undefined) return
    const type = Object.keys(filter).find((key) => key !== "property" && key !== "type") ?? ""
    if (!isKnown(schema, name)) schema[name] = { type }
    addOptions(schema, name, objectAt(filter, type))
  }
  visit(objectAt(exchange.request, "filter"))
  for (const sort of listAt(exchange.request, "sorts")) {
    const name = textAt(sort, "property")
    if (name !== undefined && !isKnown(schema, name)) schema[name] = { type: "rich_text" }
  }
  return onlyOneTitle(schema)
}

/** Options that a filter compares with must be there, whether a row has them or not. */
function addOptions(schema: RecordedSchema, name: string, condition: JsonObject): void {
  const property = schema[name]
  const type = textAt(property, "type") ?? ""
  if (!property || !["select", "multi_select", "status"].includes(type)) return
  const wanted = Object.values(condition)
    .flat()
    .filter((value) => typeof value === "string")
    .map((option): JsonObject => ({ name: option }))
  const config = property[type]
  const known = Array.isArray(config) ? config.filter(isObject) : listAt(config, "options")
  const value = isObject(config) && "name" in config ? [config] : []
  const all = [...known, ...value, ...wanted]
  const options = all.filter(
    (option, index) => index === all.findIndex(({ name }) => name === option["name"]),
  )
  schema[name] = { ...property, [type]: { options } }
}

/**
 * The properties before a schema change: the answer's, with what the change added taken out, renames undone and
 * what it removed put back.
 */
export function schemaBefore(exchange: Exchange, archive: Archive, id: string): RecordedSchema {
  const schema: RecordedSchema = { ...(objectAt(exchange.response, "properties") as RecordedSchema) }
  for (const [key, change] of Object.entries(objectAt(exchange.request, "properties"))) {
    if (change === null) {
      if (exchange.status !== 200) continue
      schema[key] = archive.schema(id)[key] ?? { type: "rich_text" }
      if (schema[key]["type"] === "title") schema[key] = { type: "rich_text" }
      continue
    }
    const renamed = textAt(change, "name")
    const written = typeWritten(change)
    if (renamed !== undefined && renamed !== key && renamed in schema) {
      const property = schema[renamed] as JsonObject
      delete schema[renamed]
      schema[isIdOf(property, key) ? `${renamed} before` : key] = property
    } else if (exchange.status === 200 && written !== undefined && isNew(change)) delete schema[key]
    else if (exchange.status === 200) keepOldOptions(schema, key, change)
    else if (!(key in schema) && renamed === undefined && !isNew(change)) schema[key] = { type: written }
  }
  return withoutOrphans(schema)
}

/** A rollup cannot be older than the relation it reads through. */
function withoutOrphans(schema: RecordedSchema): RecordedSchema {
  const isOrphan = ({ rollup }: JsonObject) => {
    const relation = textAt(rollup, "relation_property_name")
    return relation !== undefined && !(relation in schema)
  }
  return Object.fromEntries(Object.entries(schema).filter(([, property]) => !isOrphan(property)))
}

const isIdOf = (property: JsonObject, key: string) =>
  property["id"] === key || property["id"] === encodeURIComponent(key)

/** A configuration that carries ids was read before: the property was there. */
function isNew(change: unknown): boolean {
  const type = typeWritten(change) ?? ""
  if (textAt(change, "id") !== undefined) return false
  const config = objectAt(change, type)
  return !listAt(config, "options").some((option) => "id" in option)
}

/** An option without an id is added by the change, unless the answer is all there is to go by. */
function keepOldOptions(schema: RecordedSchema, key: string, change: unknown): void {
  const type = typeWritten(change) ?? ""
  const property = schema[key]
  if (!property || !isObject(change)) return
  const sent = listAt(change[type], "options")
  if (sent.length === 0) return
  const options = sent.filter((option) => "id" in option)
  schema[key] = { ...property, [type]: { ...objectAt(property, type), options } }
}
