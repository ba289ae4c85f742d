import type { Cast, Role } from "./cast.ts"
import { isObject, type JsonObject } from "./json.ts"
import type { Stage } from "./stage.ts"

const isId = (text: string) => /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text)

/** Keys whose value is an id, and of what. */
const roleOfKey: Record<string, Role> = {
  page_id: "page",
  database_id: "database",
  data_source_id: "data_source",
  block_id: "block",
  after: "block",
  discussion_id: "discussion",
  start_cursor: "cursor",
}

/** What `id` names, by the key that holds the object. */
const roleOfHolder: Record<string, Role> = {
  page: "page",
  database: "database",
  data_source: "data_source",
  user: "user",
  people: "user",
  relation: "row",
  after_block: "block",
}

const roleOfSegment: Record<string, Role> = {
  pages: "page",
  databases: "database",
  data_sources: "data_source",
  blocks: "block",
  comments: "comment",
}

/** Holders of options, which have ids of their own. */
const optionHolders = new Set(["select", "multi_select", "status", "options"])

/** Puts the cast's ids for the recorded ones; a reference without a part gets the stage's page, database or person. */
export class Remapper {
  readonly #stage: Stage
  readonly #cast: Cast

  constructor(stage: Stage, cast: Cast) {
    this.#stage = stage
    this.#cast = cast
  }

  async path(path: string): Promise<string> {
    const segments = path.split("/")
    for (const [index, segment] of segments.entries()) {
      const role = roleOfSegment[segments[index - 1] ?? ""]
      if (role && isId(segment)) segments[index] = this.#cast.get(role, segment) ?? segment
    }
    return segments.join("/")
  }

  query(query: readonly [string, string][]): URLSearchParams {
    const mapped = query.map(([name, value]): [string, string] => {
      if (name === "filter_properties") return [name, this.#cast.properties.get(decode(value)) ?? value]
      return [name, value]
    })
    return new URLSearchParams(mapped)
  }

  async body(value: unknown, holder = ""): Promise<unknown> {
    if (Array.isArray(value)) {
      const items: unknown[] = []
      for (const item of value) items.push(await this.body(item, holder))
      return items
    }
    if (!isObject(value)) return value
    const mapped: JsonObject = {}
    for (const [key, inner] of Object.entries(value)) {
      const name = holder === "properties" ? this.#propertyKey(key) : key
      mapped[name] =
        typeof inner === "string" ? await this.#text(inner, key, holder) : await this.body(inner, key)
    }
    return mapped
  }

  #propertyKey(key: string): string {
    return this.#propertyId(key) ?? key
  }

  #propertyId(id: string): string | undefined {
    const ours = this.#cast.properties.get(decode(id))
    return ours === undefined ? undefined : encodeURIComponent(ours)
  }

  async #text(text: string, key: string, holder: string): Promise<string> {
    if (key === "id" && optionHolders.has(holder)) return this.#cast.options.get(text) ?? text
    if (key === "property" || key === "synced_property_id" || (key === "id" && !isId(text)))
      return this.#propertyId(text) ?? text
    if (!isId(text)) return text
    const role = key === "id" ? roleOfHolder[holder] : roleOfKey[key]
    return role ? this.#resolve(role, text) : text
  }

  async #resolve(role: Role, recorded: string): Promise<string> {
    const known = this.#cast.get(role, recorded)
    if (known !== undefined) return known
    const made = await this.#understudy(role, recorded)
    this.#cast.set(role, recorded, made)
    return made
  }

  async #understudy(role: Role, recorded: string): Promise<string> {
    const stage = this.#stage
    switch (role) {
      case "user":
        return stage.person(recorded)
      case "page":
        return stage.page()
      case "row":
        return stage.newPage({ data_source_id: (await stage.target()).dataSourceId })
      case "database":
        return (await stage.target()).databaseId
      case "data_source":
        return (await stage.target()).dataSourceId
      case "block":
        return stage.newBlock(await stage.page(), { paragraph: { rich_text: [] } })
      default:
        return recorded
    }
  }
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
