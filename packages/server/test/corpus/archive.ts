import type { Exchange } from "./exchange.ts"
import { isObject, type JsonObject, textAt, visitObjects } from "./json.ts"

/** Ids come with and without dashes. */
export const hexOf = (id: string) => id.replaceAll("-", "").toLowerCase()

/**
 * What all recordings together say about an object: the type of a block, the properties of a database or data
 * source. A single recording often names an object that only another one shows.
 */
export class Archive {
  readonly #blockTypes = new Map<string, string>()
  readonly #schemas = new Map<string, Record<string, JsonObject>>()

  constructor(exchanges: readonly Exchange[]) {
    for (const { response } of exchanges) visitObjects(response, (object) => this.#note(object))
  }

  #note(object: JsonObject): void {
    const id = textAt(object, "id")
    if (id === undefined) return
    const type = textAt(object, "type")
    if (object["object"] === "block" && type) this.#blockTypes.set(hexOf(id), type)
    if (object["object"] === "page") {
      this.#blockTypes.set(hexOf(id), "child_page")
      const parent = object["parent"]
      const source = textAt(parent, "data_source_id") ?? textAt(parent, "database_id")
      if (source) this.#add(source, object["properties"])
    }
    if (object["object"] === "database" || object["object"] === "data_source")
      this.#add(id, object["properties"])
  }

  /** Later recordings win; a property without a type (rows of mid-2022) says nothing. */
  #add(id: string, properties: unknown): void {
    if (!isObject(properties)) return
    const known = this.#schemas.get(hexOf(id)) ?? {}
    for (const [name, property] of Object.entries(properties))
      if (isObject(property) && "type" in property) known[name] = property
    this.#schemas.set(hexOf(id), known)
  }

  blockType(id: string): string | undefined {
    return this.#blockTypes.get(hexOf(id))
  }

  /** By name; each with id, type and either configuration or a row's value. */
  schema(id: string | undefined): Record<string, JsonObject> {
    return (id && this.#schemas.get(hexOf(id))) || {}
  }
}
