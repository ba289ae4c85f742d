import type { Snapshot } from "@inkling/store"
import type { Explanation, NamedProperty } from "./explanation.ts"
import { nearest } from "./nearest.ts"
import type { Refusal } from "./refusal.ts"
import { schemaOfRequest } from "./schema-of-request.ts"

/** The sentences that name a property that is not there. */
const unknownName =
  /^(.+?) is not a property that exists\.|^Could not find (?:sort )?property with name or id: (.+)$/s

const wrongType = /^(.+?) is expected to be ([a-z_]+)\./s

/** Says the right property or type where the sentence is about one, and where in the body it is otherwise. */
export async function explainValidation(tx: Snapshot, { entry, message }: Refusal): Promise<Explanation> {
  const unknown = unknownName.exec(message)
  const given = unknown?.[1] ?? unknown?.[2]
  if (given !== undefined) return explainUnknown(given, await schemaOfRequest(tx, entry))
  const [, property, type] = wrongType.exec(message) ?? []
  if (property !== undefined && type !== undefined)
    return {
      explanation: `The property "${property}" has the type ${type}: its value goes under the key "${type}".`,
      fix: { action: "use_property_type", property, type },
    }
  const [, place] = /body failed validation[^:]*:\s*(body(?:\.[\w[\]]+)+)/.exec(message) ?? []
  if (place !== undefined)
    return {
      explanation: `The body has a wrong shape at ${place.replace(/^body\./, "")}. The answer says what belongs there.`,
      fix: null,
    }
  return {
    explanation: message === "" ? "The request was not valid." : `The request was not valid: ${message}`,
    fix: null,
  }
}

function explainUnknown(given: string, properties: NamedProperty[]): Explanation {
  const property = nearest(
    given,
    properties.map(({ name }) => name),
  )
  const list = properties.map(({ name, type }) => `"${name}" (${type})`).join(", ")
  const meant = property === undefined ? "" : ` Perhaps "${property}" was meant.`
  const there = list === "" ? "" : ` There are: ${list}.`
  return {
    explanation: `There is no property "${given}".${meant}${there}`,
    fix: { action: "use_property", given, property: property ?? null, properties },
  }
}
