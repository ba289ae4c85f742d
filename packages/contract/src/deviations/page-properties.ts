import { allowKeys, anything, objectsOf, replaceKey } from "../schema/edit.ts"
import { type Definitions, referenceTo, type Schema } from "../schema/schema.ts"

const pageBodies = ["CreatePageBodyParameters", "UpdatePageBodyParameters"]

/**
 * Property values come in two forms, and a map of them is in one or the other: wrapped (`{"Price": {"number": 1}}`)
 * or bare (`{"Price": 1}`). The types know the first only. Source: recorded bare arrays, and reported messages
 * whose lines name the keys of both forms (id, name, start, lat, state).
 */
export function allowBareValues(definitions: Definitions): void {
  for (const body of pageBodies) {
    const map = definitions[body]?.properties?.["properties"]
    const wrapped = map?.additionalProperties
    if (typeof wrapped !== "object") throw new Error(`${body} no longer has a map of properties`)
    const kinds = objectsOf(definitions, wrapped)
    // Recorded: values carry the property's id they were read with.
    allowKeys(kinds, { id: { type: "string" } })
    // Recorded: a relation value is sent back with the has_more it was read with.
    for (const kind of kinds)
      if (kind.required?.includes("relation")) allowKeys([kind], { has_more: anything })
    const wrappedName = `${body}.WrappedValue`
    const bareName = `${body}.BareValue`
    definitions[wrappedName] = wrapped
    definitions[bareName] = { anyOf: kinds.map(bareValueOf) }
    const maps = [wrappedName, bareName].map(
      (name): Schema => ({ type: "object", additionalProperties: referenceTo(name) }),
    )
    replaceKey([definitions[body] as Schema], "properties", { anyOf: maps })
  }
}

/** Each kind has one required key, its value. */
function bareValueOf(kind: Schema): Schema {
  const [key] = kind.required ?? []
  return kind.properties?.[key as string] as Schema
}
