import { type Definitions, nameOfReference, type Schema } from "./schema.ts"

/** Anything; for keys that are taken and ignored. */
export const anything: Schema = {}

/** The definition itself, references followed. @throws Error when the types no longer have it */
export function definitionOf(definitions: Definitions, name: string): Schema {
  const schema = definitions[name]
  if (!schema) throw new Error(`The types no longer have ${name}`)
  return schema.$ref === undefined ? schema : definitionOf(definitions, nameOfReference(schema.$ref))
}

/** The object schemas that a schema stands for: itself, or the branches of its union, references followed. */
export function objectsOf(definitions: Definitions, schema: Schema): Schema[] {
  if (schema.$ref !== undefined)
    return objectsOf(definitions, definitionOf(definitions, nameOfReference(schema.$ref)))
  if (schema.anyOf) return schema.anyOf.flatMap((branch) => objectsOf(definitions, branch))
  return schema.type === "object" ? [schema] : []
}

export const objectsNamed = (definitions: Definitions, name: string): Schema[] =>
  objectsOf(definitions, definitionOf(definitions, name))

/** Lets objects carry optional keys, after the known ones because messages follow the order; known ones stay. */
export function allowKeys(objects: readonly Schema[], keys: Record<string, Schema>): void {
  for (const object of objects) {
    object.properties ??= {}
    for (const key in keys) object.properties[key] ??= keys[key] as Schema
  }
}

export function forbidKey(objects: readonly Schema[], key: string): void {
  for (const object of objects) {
    delete object.properties?.[key]
    if (object.required) object.required = object.required.filter((name) => name !== key)
  }
}

export function makeOptional(objects: readonly Schema[], key: string): void {
  for (const object of objects) object.required = (object.required ?? []).filter((name) => name !== key)
}

/** Replaces one key's schema in every object that has it. */
export function replaceKey(objects: readonly Schema[], key: string, schema: Schema): void {
  for (const object of objects)
    if (object.properties && key in object.properties) object.properties[key] = schema
}

/** Calls `see` for a schema and all schemas written inside it; references are not followed. */
export function visit(schema: Schema, see: (schema: Schema) => void): void {
  see(schema)
  for (const branch of schema.anyOf ?? []) visit(branch, see)
  for (const property of Object.values(schema.properties ?? {})) visit(property, see)
  if (schema.items) visit(schema.items, see)
  if (typeof schema.additionalProperties === "object") visit(schema.additionalProperties, see)
}

/** Calls `see` for every schema of the named definitions and of what they refer to, each definition once. */
export function visitReachable(
  definitions: Definitions,
  names: readonly string[],
  see: (schema: Schema, name: string) => void,
): void {
  const seen = new Set<string>()
  const waiting = [...names]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const schema = definitions[name]
    if (!schema) throw new Error(`The types no longer have ${name}`)
    visit(schema, (inner) => {
      if (inner.$ref !== undefined) waiting.push(nameOfReference(inner.$ref))
      see(inner, name)
    })
  }
}
