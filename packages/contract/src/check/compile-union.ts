import { isRecord, type Schema, typesOf } from "../schema/schema.ts"
import type { Check, Compiler } from "./compile.ts"

/**
 * A union as one closure. Notion's unions are "one required key each", so every object branch is filed under its
 * rarest required key, and only the branches whose key is present are tried: a branch whose required key is missing
 * could not match anyway.
 */
export function compileUnion(branches: readonly Schema[], compiler: Compiler): Check {
  const objects: Schema[] = []
  const others: Check[] = []
  for (const branch of flatten(branches, compiler)) {
    if (isObjectSchema(branch)) objects.push(branch)
    else others.push(compiler.check(branch))
  }
  const checkObject = compileObjects(objects, compiler)
  if (others.length === 0) return checkObject
  return (value) => (isRecord(value) && checkObject(value)) || others.some((check) => check(value))
}

/** The branches of a union with nested unions and references opened, in declared order. */
export function flatten(branches: readonly Schema[], compiler: Compiler): Schema[] {
  return branches.flatMap((branch) => {
    const schema = compiler.resolve(branch)
    return schema.anyOf ? flatten(schema.anyOf, compiler) : [schema]
  })
}

export function isObjectSchema(schema: Schema): boolean {
  const types = typesOf(schema)
  return types.length === 1 && types[0] === "object" && schema.const === undefined && !schema.enum
}

function compileObjects(objects: readonly Schema[], compiler: Compiler): Check {
  const uses = new Map<string, number>()
  for (const object of objects)
    for (const key of object.required ?? []) uses.set(key, (uses.get(key) ?? 0) + 1)
  const byKey = new Map<string, Check[]>()
  const always: { check: Check; keys: Set<string> }[] = []
  const ignoresUnknown = compiler.unknownKeys === "ignore"
  for (const object of objects) {
    const [rarest] = [...(object.required ?? [])].sort((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0))
    const check = compiler.check(object)
    if (rarest === undefined) always.push({ check, keys: new Set(Object.keys(object.properties ?? {})) })
    else byKey.set(rarest, [...(byKey.get(rarest) ?? []), check])
  }
  return (value) => {
    if (!isRecord(value)) return false
    const named: string[] = []
    for (const key in value) {
      const candidates = byKey.get(key)
      if (!candidates) continue
      for (const check of candidates) if (check(value)) return true
      named.push(key)
    }
    // Where unknown keys are ignored, a branch must not take a value for what other branches know and refuse.
    for (const { check, keys } of always)
      if (!(ignoresUnknown && named.some((key) => !keys.has(key))) && check(value)) return true
    return false
  }
}
