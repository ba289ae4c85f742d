import type { Compiler } from "../check/compile.ts"
import { flatten, isObjectSchema } from "../check/compile-union.ts"
import { isRecord, type Schema, typesOf } from "../schema/schema.ts"
import { expectations, joinWithOr } from "./expectation.ts"

/** One reason why a value does not fit, at one place. */
export interface Failure {
  /** As in messages: `body.children[0].paragraph`. */
  path: string
  /** Steps from the root; what decides between the branches of a union. */
  depth: number
  /** What follows "should be". */
  expected: string
  given: unknown
}

interface Place {
  path: string
  depth: number
  /** The key may be absent, which messages mention as `undefined`. */
  isOptional: boolean
}

/**
 * Why `value` does not fit `schema`; empty when it does. Inferred from about thirty public reports: an object
 * reports its first failure (missing keys, then wrong values of required and of optional keys, then unknown keys);
 * of a union, every branch reports, and only the failures furthest down are kept.
 */
export function explain(schema: Schema, value: unknown, place: Place, compiler: Compiler): Failure[] {
  const resolved = compiler.resolve(schema)
  if (compiler.check(resolved)(value)) return []
  const all = resolved.anyOf ? flatten(resolved.anyOf, compiler) : [resolved]
  const branches = compiler.side === "responses" ? closest(all, value) : meant(all, value, compiler)
  const inside = branches.flatMap((branch) => explainInside(branch, value, place, compiler))
  if (inside.length > 0) return deepest(inside)
  const words = branches.flatMap((branch) => expectations(branch, value))
  if (place.isOptional) words.push("`undefined`")
  return [{ path: place.path, depth: place.depth, expected: joinWithOr(words), given: value }]
}

/** Failures below the place itself: of an object in its keys, of an array in its items, of a text in its length. */
function explainInside(schema: Schema, value: unknown, place: Place, compiler: Compiler): Failure[] {
  if (isObjectSchema(schema)) return isRecord(value) ? explainObject(schema, value, place, compiler) : []
  const types = typesOf(schema)
  if (Array.isArray(value)) return types.includes("array") ? explainArray(schema, value, place, compiler) : []
  if (typeof value === "string" && types.includes("string"))
    return explainLength(schema.maxLength, value, place)
  return []
}

function explainObject(
  schema: Schema,
  value: Record<string, unknown>,
  place: Place,
  compiler: Compiler,
): Failure[] {
  const properties = schema.properties ?? {}
  const required = new Set(schema.required ?? [])
  const below = (key: string, isOptional: boolean): Place => ({
    path: `${place.path}.${key}`,
    depth: place.depth + 1,
    isOptional,
  })
  const ordered = Object.keys(properties).sort((a, b) => Number(required.has(b)) - Number(required.has(a)))
  for (const key of ordered) {
    const isRequired = required.has(key)
    const item = value[key]
    if (item === undefined) {
      if (isRequired) return [{ ...below(key, false), expected: "defined", given: undefined }]
      continue
    }
    const failures = explain(properties[key] as Schema, item, below(key, !isRequired), compiler)
    if (failures.length > 0) return failures
  }
  const others = schema.additionalProperties
  for (const key in value) {
    if (Object.hasOwn(properties, key) || value[key] === undefined) continue
    if (typeof others === "object") {
      const failures = explain(others, value[key], below(key, false), compiler)
      if (failures.length > 0) return failures
    } else if (others === false && compiler.unknownKeys === "refuse") {
      return [{ ...below(key, false), expected: "not present", given: value[key] }]
    }
  }
  return []
}

function explainArray(schema: Schema, value: unknown[], place: Place, compiler: Compiler): Failure[] {
  const { maxItems, minItems, items } = schema
  const length = (expected: string): Failure[] => [
    { path: `${place.path}.length`, depth: place.depth + 1, expected, given: value.length },
  ]
  if (maxItems !== undefined && value.length > maxItems) return length(`≤ \`${maxItems}\``)
  if (minItems !== undefined && value.length < minItems) return length(`≥ \`${minItems}\``)
  if (!items) return []
  for (const [index, item] of value.entries()) {
    const at = { path: `${place.path}[${index}]`, depth: place.depth + 1, isOptional: false }
    const failures = explain(items, item, at, compiler)
    if (failures.length > 0) return failures
  }
  return []
}

function explainLength(maxLength: number | undefined, value: string, place: Place): Failure[] {
  if (maxLength === undefined || value.length <= maxLength) return []
  const path = `${place.path}.length`
  return [{ path, depth: place.depth + 1, expected: `≤ \`${maxLength}\``, given: value.length }]
}

/**
 * The object branches that share most with the value: for answers, where the question is what our own object lacks,
 * not which of forty kinds it might have been.
 */
function closest(branches: readonly Schema[], value: unknown): readonly Schema[] {
  if (!isRecord(value)) return branches
  const shared = branches.map((branch) => {
    const properties = Object.entries(branch.properties ?? {})
    const known = properties.filter(([key]) => value[key] !== undefined).length
    const wrong = properties.filter(
      ([key, { const: fixed }]) => fixed !== undefined && value[key] !== fixed,
    ).length
    return known - 100 * wrong
  })
  const most = Math.max(...shared)
  const best = branches.filter((branch, index) => shared[index] === most && isObjectSchema(branch))
  return best.length > 0 ? best : branches
}

/**
 * The branches that a request can mean by the `type` that a part of it names: `source: {type: "block"}` says nothing
 * about uploads (inferred). All of them where none fits.
 */
function meant(branches: readonly Schema[], value: unknown, compiler: Compiler): readonly Schema[] {
  if (!isRecord(value) || branches.length === 1) return branches
  const named = Object.entries(value).filter(([, part]) => isRecord(part) && typeof part["type"] === "string")
  if (named.length === 0) return branches
  const fitting = branches.filter(({ properties = {} }) =>
    named.every(([key, part]) => {
      const schema = properties[key] && compiler.resolve(properties[key])
      const type = schema?.properties?.["type"]?.const
      return type === undefined || type === (part as Record<string, unknown>)["type"]
    }),
  )
  return fitting.length > 0 ? fitting : branches
}

function deepest(failures: readonly Failure[]): Failure[] {
  const depth = Math.max(...failures.map((failure) => failure.depth))
  return failures.filter((failure) => failure.depth === depth)
}
