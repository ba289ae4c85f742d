import { propertyDoesNotExist, propertyTypeMismatch } from "@inkling/contract"
import { findProperty } from "../query/find-property.ts"
import { OptionBook } from "./option-book.ts"
import { parseValue } from "./parse-value.ts"
import { defaultStatusOption } from "./plan-status.ts"
import type { Property, PropertyType } from "./property.ts"
import { isPropertyType, isWritableType } from "./property-types.ts"
import type { Value, Values } from "./value.ts"
import type { ValueContext } from "./value-context.ts"
import { propertyNotWritable } from "./value-errors.ts"

/** What a page write asks for. Pure data: nothing has been written. */
export interface ParsedValues {
  /** By raw property id; null clears. Relations are not in it. */
  patch: Record<string, Value | null>
  /** Pages in the order given, for the caller to find and to relate. */
  relations: { property: Extract<Property, { type: "relation" }>; pageIds: readonly string[] }[]
  /** Properties that got new options, as they are to be stored. */
  grown: Property[]
}

/**
 * The values that a page write names, by property name or id. A value is `{<type>: …}` with `type`, `id` and
 * `has_more` allowed beside it, or bare: `"Name": [ … ]`. Source: recorded writes; bare values other than lists inferred
 * @throws propertyDoesNotExist · propertyTypeMismatch, each naming all at fault · propertyNotWritable · those of parseValue
 */
export function parseValues(
  request: Readonly<Record<string, unknown>>,
  properties: readonly Property[],
  context: ValueContext,
): ParsedValues {
  const entries = resolve(request, properties)
  const options = new OptionBook(context.ids)
  const parsed: ParsedValues = { patch: {}, relations: [], grown: [] }
  for (const { key, property, input, isBare } of entries) {
    const path = isBare ? `body.properties.${key}` : `body.properties.${key}.${property.type}`
    const value = parseValue(input, { property, path, context, options })
    if (property.type === "relation") {
      parsed.relations.push({ property, pageIds: (value ?? []) as readonly string[] })
    } else {
      parsed.patch[property.id] = value
    }
  }
  parsed.grown = options.grown
  return parsed
}

/** What a new row has before anything is written: each status its default option. Source: recorded pages */
export function defaultValues(properties: readonly Property[]): Values {
  const values: Record<string, Value> = {}
  for (const property of properties) {
    const option = property.type === "status" ? defaultStatusOption(property.config) : undefined
    if (option !== undefined) values[property.id] = option
  }
  return values
}

interface Entry {
  key: string
  property: Property
  input: unknown
  isBare: boolean
}

function resolve(request: Readonly<Record<string, unknown>>, properties: readonly Property[]): Entry[] {
  const entries: Entry[] = []
  const unknown: string[] = []
  const mismatched: [name: string, type: string][] = []
  for (const [key, given] of Object.entries(request)) {
    const property = findProperty(properties, key)
    if (!property) {
      unknown.push(key)
      continue
    }
    const type = typeOfValue(given)
    if (type !== undefined && type !== property.type) mismatched.push([key, property.type])
    else if (!isWritableType(property.type)) throw propertyNotWritable(property.name, property.type)
    const input = type === undefined ? given : (given as Record<string, unknown>)[type]
    entries.push({ key, property, input, isBare: type === undefined })
  }
  if (unknown.length > 0) throw propertyDoesNotExist(unknown)
  if (mismatched.length > 0) throw propertyTypeMismatch(mismatched)
  return entries
}

/** The type whose key holds the value; undefined for a bare value. */
function typeOfValue(given: unknown): PropertyType | undefined {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return undefined
  return Object.keys(given).find(isPropertyType)
}
