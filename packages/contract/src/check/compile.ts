import { formats } from "../schema/formats.ts"
import {
  type Definitions,
  isRecord,
  nameOfReference,
  type Schema,
  type TypeName,
  typesOf,
} from "../schema/schema.ts"
import { compileUnion } from "./compile-union.ts"

export type Check = (value: unknown) => boolean

export type Side = "requests" | "responses"

/** What happens to keys that no schema names: refused since 2021-08-16, ignored before. */
export type UnknownKeys = "refuse" | "ignore"

/**
 * Turns schemas into closures, each once and only when asked for. Source of the idea: reference contract.md; a
 * union is dispatched on the keys present, which is what makes 100 blocks cost about 0.1 ms.
 */
export class Compiler {
  readonly definitions: Definitions
  readonly unknownKeys: UnknownKeys
  readonly side: Side
  readonly #bySchema = new WeakMap<Schema, Check>()
  readonly #byName = new Map<string, Check>()

  constructor(definitions: Definitions, unknownKeys: UnknownKeys, side: Side) {
    this.definitions = definitions
    this.unknownKeys = unknownKeys
    this.side = side
  }

  check(schema: Schema): Check {
    let check = this.#bySchema.get(schema)
    if (!check) {
      check = this.#compile(schema)
      this.#bySchema.set(schema, check)
    }
    return check
  }

  /** Follows references to the schema that says something. */
  resolve(schema: Schema): Schema {
    let current = schema
    while (current.$ref !== undefined) {
      const target = this.definitions[nameOfReference(current.$ref)]
      if (!target) throw new Error(`No definition for ${current.$ref}`)
      current = target
    }
    return current
  }

  #compile(schema: Schema): Check {
    if (schema.$ref !== undefined) return this.#named(nameOfReference(schema.$ref))
    if (schema.anyOf) return compileUnion(schema.anyOf, this)
    if (schema.const !== undefined) return equals(schema.const)
    if (schema.enum) return isOneOf(schema.enum)
    const types = typesOf(schema)
    if (types.length === 0) return () => true
    const [first, ...others] = types.map((type) => this.#ofType(type, schema)) as [Check, ...Check[]]
    if (others.length === 0) return first
    return (value) => first(value) || others.some((check) => check(value))
  }

  /** A definition may contain itself: while it is being compiled, its users get a late-bound closure. */
  #named(name: string): Check {
    const known = this.#byName.get(name)
    if (known) return known
    const definition = this.definitions[name]
    if (!definition) throw new Error(`No definition named ${name}`)
    let compiled: Check | undefined
    this.#byName.set(name, (value) => (compiled as Check)(value))
    compiled = this.check(definition)
    this.#byName.set(name, compiled)
    return compiled
  }

  #ofType(type: TypeName, schema: Schema): Check {
    switch (type) {
      case "null":
        return (value) => value === null
      case "boolean":
        return (value) => typeof value === "boolean"
      case "string":
        return compileString(schema)
      case "number":
      case "integer":
        return compileNumber(schema, type === "integer")
      case "array":
        return compileArray(schema, schema.items ? this.check(schema.items) : () => true)
      case "object":
        return this.#compileObject(schema)
    }
  }

  #compileObject(schema: Schema): Check {
    const required = schema.required ?? []
    const checks = new Map<string, Check>()
    for (const [key, property] of Object.entries(schema.properties ?? {}))
      checks.set(key, this.check(property))
    const { additionalProperties } = schema
    const others: Check | undefined =
      typeof additionalProperties === "object"
        ? this.check(additionalProperties)
        : additionalProperties === false && this.unknownKeys === "refuse"
          ? () => false
          : undefined
    return (value) => {
      if (!isRecord(value)) return false
      for (const key of required) if (value[key] === undefined) return false
      for (const key in value) {
        const item = value[key]
        if (item === undefined) continue
        const check = checks.get(key) ?? others
        if (check && !check(item)) return false
      }
      return true
    }
  }
}

const equals =
  (expected: unknown): Check =>
  (value) =>
    value === expected

function isOneOf(values: readonly unknown[]): Check {
  const known = new Set(values)
  return (value) => known.has(value)
}

function compileString({ minLength = 0, maxLength = Number.POSITIVE_INFINITY, format }: Schema): Check {
  const test = format ? formats[format].test : undefined
  return (value) =>
    typeof value === "string" &&
    value.length >= minLength &&
    value.length <= maxLength &&
    (test === undefined || test(value))
}

/** JSON has no infinities, but `1e999` parses to one. */
function compileNumber(schema: Schema, isInteger: boolean): Check {
  const min = schema.minimum ?? Number.NEGATIVE_INFINITY
  const max = schema.maximum ?? Number.POSITIVE_INFINITY
  const above = schema.exclusiveMinimum ?? Number.NEGATIVE_INFINITY
  const below = schema.exclusiveMaximum ?? Number.POSITIVE_INFINITY
  return (value) =>
    (isInteger ? Number.isInteger(value) : Number.isFinite(value)) &&
    (value as number) >= min &&
    (value as number) <= max &&
    (value as number) > above &&
    (value as number) < below
}

function compileArray({ minItems = 0, maxItems = Number.POSITIVE_INFINITY }: Schema, item: Check): Check {
  return (value) => {
    if (!Array.isArray(value) || value.length < minItems || value.length > maxItems) return false
    for (const element of value) if (!item(element)) return false
    return true
  }
}
