import type { Side } from "../check/compile.ts"
import { type Definitions, nameOfReference, type Schema } from "../schema/schema.ts"
import { compilerFor } from "../schema/schema-set.ts"
import { newestVersion } from "../versions.ts"
import type { JsonSchema } from "./open-api.ts"

/** What a format says where its name would mislead: `date` also takes times, `uuid` also goes without dashes. */
const formats: Record<string, string> = {
  date: "An ISO 8601 date, or a date with a time.",
  uuid: "A UUID, with or without dashes.",
  emoji: "One emoji.",
}

/**
 * The schemas of requests and responses under names of one space, as far as they were asked for. A name that means
 * different things on the two sides, or that leads to one, is `<Name>InResponse` in responses.
 */
export class ComponentSchemas {
  readonly schemas: Record<string, JsonSchema> = {}
  readonly #definitions: Record<Side, Definitions>
  readonly #differing: ReadonlySet<string>

  constructor() {
    this.#definitions = {
      requests: compilerFor(newestVersion, "requests").definitions,
      responses: compilerFor(newestVersion, "responses").definitions,
    }
    this.#differing = differing(this.#definitions)
  }

  /** The definition of a name, behind its references; undefined when there is none. */
  resolve(side: Side, name: string): Schema | undefined {
    const found = this.#definitions[side][name]
    return found?.$ref === undefined ? found : this.resolve(side, nameOfReference(found.$ref))
  }

  /** A schema in OpenAPI's words; what it refers to is added. */
  convert(
    side: Side,
    { $ref, items, anyOf, properties, additionalProperties, format, ...plain }: Schema,
  ): JsonSchema {
    if ($ref !== undefined) return { $ref: `#/components/schemas/${this.#add(side, nameOfReference($ref))}` }
    const one = (schema: Schema) => this.convert(side, schema)
    // Nothing fits it: 2020-12 wants that said otherwise.
    if (plain.enum?.length === 0) return { not: {} }
    return {
      ...plain,
      ...(format && { description: formats[format] }),
      ...(items && { items: one(items) }),
      ...(anyOf && { anyOf: anyOf.map(one) }),
      ...(properties && {
        properties: Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, one(schema)])),
      }),
      ...(typeof additionalProperties === "object" && { additionalProperties: one(additionalProperties) }),
      // Answers may grow: a client that is made from this document should not break then.
      ...(additionalProperties === false && side === "requests" && { additionalProperties: false }),
    }
  }

  #add(side: Side, name: string): string {
    const own = side === "responses" && this.#differing.has(name) ? `${name}InResponse` : name
    if (own in this.schemas) return own
    const definition = this.#definitions[side][name]
    if (!definition) throw new Error(`The ${side} have no definition ${name}.`)
    // Before what it refers to, which may be itself.
    this.schemas[own] = {}
    this.schemas[own] = this.convert(side, definition)
    return own
  }
}

/** Names on both sides whose schemas differ, themselves or through what they refer to. */
function differing({ requests, responses }: Record<Side, Definitions>): Set<string> {
  const both = Object.keys(requests).filter((name) => name in responses)
  // Objects are closed in requests and open in responses: only what has none is the same.
  const isDifferent = (name: string) => {
    const text = JSON.stringify(requests[name])
    return text !== JSON.stringify(responses[name]) || text.includes('"additionalProperties":false')
  }
  const found = new Set(both.filter(isDifferent))
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const name of both) {
      const references = JSON.stringify(responses[name]).matchAll(/"#\/definitions\/([^"]+)"/g)
      if ([...references].some(([, other]) => found.has(other as string))) found.add(name)
    }
  }
  return found
}
