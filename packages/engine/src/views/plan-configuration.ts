import { validationError } from "@inkling/contract"
import type { Property } from "../properties/property.ts"
import { shouldBe } from "../time/should-be.ts"
import { kindOfReference, requireReference, wrongType } from "./configuration-reference.ts"
import type { ViewType } from "./view-type.ts"

/** A configuration as requests and the store have it: properties by raw id when stored. */
export type Configuration = Record<string, unknown>

/** Layouts that are nothing without a configuration (inferred: their types require a key). */
const needsConfiguration: ReadonlySet<ViewType> = new Set(["board", "calendar", "timeline", "chart"])

/** @throws validationError when the layout needs one; the sentence is the contract's for what is missing */
export function requireConfiguration(type: ViewType): void {
  if (needsConfiguration.has(type)) throw shouldBe("body.configuration", "defined", undefined)
}

/**
 * What is stored after a request: keys that it leaves out stay, null clears. Columns that its list leaves out become
 * hidden. Source: reference views §4–5
 * @param schema the columns that the caller may know of; what is stored of others stays
 * @throws validationError for another layout's configuration, for properties that do not exist or do not suit
 */
export function planConfiguration(
  given: Configuration,
  before: Configuration | null,
  { type, schema, newId }: { type: ViewType; schema: readonly Property[]; newId: () => string },
): Configuration {
  if (given["type"] !== type)
    throw validationError(
      `body.configuration.type is "${String(given["type"])}", but the type of the view is "${type}".`,
    )
  const stored: Configuration = { type, ...before }
  for (const [key, value] of Object.entries(given)) {
    if (value === null) delete stored[key]
    else stored[key] = storedValue(key, value, { schema, before: before?.[key], newId })
  }
  return stored
}

interface Surroundings {
  schema: readonly Property[]
  before: unknown
  /** Names reference lines that come without an id. */
  newId: () => string
}

function storedValue(key: string, value: unknown, { schema, before, newId }: Surroundings): unknown {
  const path = `body.configuration.${key}`
  switch (kindOfReference(key)) {
    case "columns":
      return storedColumns(value as Column[], before as Column[] | undefined, schema, path)
    case "group":
      return storedGroup(value as Holder & { type: string }, schema, path)
    case "holder":
      return storedHolder(key, value as Holder, schema, path)
    case "id":
      return requireReference(schema, value as string, key, path).id
    default:
      return key === "reference_lines" ? (value as object[]).map((line) => ({ id: newId(), ...line })) : value
  }
}

interface Column extends Record<string, unknown> {
  property_id: string
  visible?: boolean
}

type Holder = Record<string, unknown> & { property_id?: string | null }

function storedColumns(
  given: readonly Column[],
  before: readonly Column[] | undefined,
  schema: readonly Property[],
  path: string,
): Column[] {
  const listed = new Map<string, Column>()
  for (const [index, column] of given.entries()) {
    const { property_id: nameOrId, ...shown } = column
    const { id } = requireReference(schema, nameOrId, "properties", `${path}[${index}]`)
    listed.set(id, { property_id: id, visible: true, ...shown })
  }
  for (const { id } of schema) if (!listed.has(id)) listed.set(id, { property_id: id, visible: false })
  for (const column of before ?? [])
    if (!listed.has(column.property_id)) listed.set(column.property_id, column)
  return [...listed.values()]
}

/** Names of group-by types that differ from their property's. */
const groupedTypes: Readonly<Record<string, string>> = { text: "rich_text", person: "people" }

function storedGroup(given: Holder & { type: string }, schema: readonly Property[], path: string): Holder {
  const property = requireReference(schema, given.property_id as string, "group_by", path)
  const expected = groupedTypes[given.type] ?? given.type
  if (property.type !== expected) throw wrongType(property, [expected], path)
  return { ...given, property_id: property.id }
}

function storedHolder(key: string, given: Holder, schema: readonly Property[], path: string): Holder {
  const { property_id: nameOrId } = given
  const isNeeded =
    (key === "cover" && given["type"] === "property") ||
    ("aggregator" in given && given["aggregator"] !== "count")
  if (nameOrId === undefined && isNeeded) throw shouldBe(`${path}.property_id`, "defined", undefined)
  const { toggle_column_id: column } = given
  const toggle =
    typeof column === "string"
      ? { toggle_column_id: requireReference(schema, column, "toggle_column_id", path).id }
      : {}
  if (typeof nameOrId !== "string") return { ...given, ...toggle }
  return { ...given, property_id: requireReference(schema, nameOrId, key, path).id, ...toggle }
}
