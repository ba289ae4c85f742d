import { title } from "./build.ts"
import type { Kit } from "./kit.ts"
import type { Answer, Args, List } from "./notion.ts"
import { at, stringAt, titleOf } from "./read.ts"

/** A database with one data source, spoken to as the kit's version does. */
export class Table {
  readonly #kit: Kit
  readonly created: Answer
  readonly databaseId: string
  /** Before data sources: the database itself. */
  readonly sourceId: string

  constructor(kit: Kit, created: Answer) {
    this.#kit = kit
    this.created = created
    this.databaseId = created.id
    this.sourceId = kit.entry.isLegacy ? created.id : stringAt(created, "data_sources", 0, "id")
  }

  /** What a new row names as its parent. */
  get rowParent(): Args {
    return this.#kit.entry.isLegacy
      ? { type: "database_id", database_id: this.databaseId }
      : { type: "data_source_id", data_source_id: this.sourceId }
  }

  /** The configuration of a relation to this table. */
  relation(kind: "single_property" | "dual_property" = "single_property"): Args {
    const target = this.#kit.entry.isLegacy
      ? { database_id: this.databaseId }
      : { data_source_id: this.sourceId }
    return { relation: { ...target, type: kind, [kind]: {} } }
  }

  row(name: string, properties: Args = {}, more: Args = {}): Promise<Answer> {
    return this.#kit.notion.pages.create({
      parent: this.rowParent,
      properties: { Name: title(name), ...properties },
      ...more,
    })
  }

  /** Makes rows one after another, so that their order of creation is certain. */
  async rows(values: Record<string, Args>): Promise<Record<string, Answer>> {
    const made: Record<string, Answer> = {}
    for (const [name, properties] of Object.entries(values)) made[name] = await this.row(name, properties)
    return made
  }

  query(args: Args = {}): Promise<List> {
    const { notion, entry } = this.#kit
    return entry.isLegacy
      ? notion.databases.query({ database_id: this.databaseId, ...args })
      : notion.dataSources.query({ data_source_id: this.sourceId, ...args })
  }

  /** The titles that a query finds, in its order. */
  async titles(args: Args = {}): Promise<string[]> {
    return (await this.query(args)).results.map(titleOf)
  }

  /** The titles that a filter finds, sorted, for filters whose order does not matter. */
  async matching(filter: Args): Promise<string[]> {
    return (await this.titles({ filter })).sort()
  }

  retrieve(): Promise<Answer> {
    const { notion, entry } = this.#kit
    return entry.isLegacy
      ? notion.databases.retrieve({ database_id: this.databaseId })
      : notion.dataSources.retrieve({ data_source_id: this.sourceId })
  }

  update(args: Args): Promise<Answer> {
    const { notion, entry } = this.#kit
    return entry.isLegacy
      ? notion.databases.update({ database_id: this.databaseId, ...args })
      : notion.dataSources.update({ data_source_id: this.sourceId, ...args })
  }

  /** Changes the schema and returns the new one. */
  async change(properties: Args): Promise<Record<string, Answer>> {
    return propertiesOf(await this.update({ properties }))
  }

  async schema(): Promise<Record<string, Answer>> {
    return propertiesOf(await this.retrieve())
  }

  /** The id of a property, as the schema shows it. */
  async propertyId(name: string): Promise<string> {
    return stringAt(await this.schema(), name, "id")
  }
}

export const propertiesOf = (object: Answer) => at(object, "properties") as Record<string, Answer>
