import { validationError } from "@inkling/contract"
import type { Property } from "../properties/property.ts"
import type { Filter } from "./filter.ts"
import type { FilterContext } from "./filter-context.ts"
import { arrayOf, type FilterJson, member, soleMember, stringOf, unknownKey } from "./filter-json.ts"
import { elementTarget, type FilterKey, filterTypeMismatch, takesKey } from "./filter-key.ts"
import { findProperty } from "./find-property.ts"
import { parsePredicate } from "./parse-predicate.ts"
import type { Predicate } from "./predicate.ts"

const MATCH_ALL: Filter = { kind: "all", filters: [] }

/**
 * Resolves a request's filter, its shape already checked, against a schema. No filter and empty groups match every
 * row (inferred).
 * @param path where the filter stands in the request, for error sentences
 * @throws validationError in Notion's words: unknown properties and options, conditions of another type
 */
export function parseFilter(
  input: unknown,
  schema: readonly Property[],
  context: FilterContext,
  path = "body.filter",
): Filter {
  if (input === undefined || input === null) return MATCH_ALL
  return parseGroup({ value: input, path }, schema, context) ?? MATCH_ALL
}

/** Undefined for a group without conditions, which its parent then leaves out. */
function parseGroup(
  json: FilterJson,
  schema: readonly Property[],
  context: FilterContext,
): Filter | undefined {
  for (const [key, kind] of [
    ["and", "all"],
    ["or", "any"],
  ] as const) {
    const parts = member(json, key)
    if (parts.value === undefined) continue
    const filters = arrayOf(parts).flatMap((part) => parseGroup(part, schema, context) ?? [])
    return filters.length === 0 ? undefined : { kind, filters }
  }
  return parseCondition(json, schema, context)
}

function parseCondition(json: FilterJson, schema: readonly Property[], context: FilterContext): Filter {
  const [key, condition] = soleMember(json, ["property", "type", "timestamp"])
  const timestamp = member(json, "timestamp").value
  if (timestamp === "created_time" || timestamp === "last_edited_time") {
    if (key !== timestamp) throw filterTypeMismatch(timestamp, key)
    const predicate = parsePredicate(timestamp, condition, undefined, context)
    return { kind: "where", field: { source: timestamp }, predicate }
  }
  const name = stringOf(member(json, "property"))
  const property = findProperty(schema, name)
  if (property === undefined) throw validationError(`Could not find property with name or id: ${name}`)
  if (!takesKey(property, key)) throw filterTypeMismatch(property.type, key)
  return {
    kind: "where",
    field: { source: "property", property },
    predicate: parsePropertyPredicate(property, key as FilterKey, condition, context),
  }
}

function parsePropertyPredicate(
  property: Property,
  key: FilterKey,
  condition: FilterJson,
  context: FilterContext,
): Predicate {
  if (key === "formula") return parseFormula(property, condition, context)
  if (key === "rollup") return parseRollup(property, condition, context)
  return parsePredicate(key, condition, property, context)
}

/** Source: recorded queries; the sentence for a condition of another type than the formula's is inferred. */
function parseFormula(property: Property, condition: FilterJson, context: FilterContext): Predicate {
  const kind = context.computedKind(property)
  if (kind === undefined) throw validationError("Unable to filter based on a formula of unknown type")
  const [key, inner] = soleMember(condition)
  const type = key === "checkbox" ? "boolean" : key
  if (type !== kind.type) throw filterTypeMismatch("formula", key)
  return parsePredicate(key as FilterKey, inner, undefined, context)
}

/** Source: recorded queries; the refusals are inferred. */
function parseRollup(property: Property, condition: FilterJson, context: FilterContext): Predicate {
  const kind = context.computedKind(property)
  const [key, inner] = soleMember(condition)
  if (key === "number" || key === "date") {
    if (kind !== undefined && kind.type !== key) throw filterTypeMismatch("rollup", key)
    return parsePredicate(key, inner, undefined, context)
  }
  if (key !== "any" && key !== "every" && key !== "none") throw unknownKey(inner)
  if (kind?.type !== "array") throw filterTypeMismatch("rollup", key)
  const [innerKey, predicate] = soleMember(inner)
  const target = elementTarget(kind.of, context)
  if (innerKey !== target?.key) throw filterTypeMismatch(kind.of.type, innerKey)
  return {
    family: "elements",
    quantifier: key,
    predicate: parsePredicate(target.key, predicate, target.property, context),
  }
}
