import { isDeepStrictEqual } from "node:util"
import { findProperty } from "../query/find-property.ts"
import type { Property } from "./property.ts"
import type { SchemaContext, SourceChange } from "./schema-plan.ts"

/** A schema being changed; remembers how it was. */
export class SchemaDraft {
  readonly dataSourceId: string
  readonly #before: ReadonlyMap<number, Property>
  readonly #now: Map<number, Property>
  readonly #hidden: readonly Property[]

  /** @param hidden columns that the request cannot name, whose names and ids are in use all the same */
  constructor(dataSourceId: string, properties: readonly Property[], hidden: readonly Property[] = []) {
    this.dataSourceId = dataSourceId
    this.#hidden = hidden
    this.#before = new Map(properties.map((property) => [property.pk, domainOf(property)]))
    this.#now = new Map(this.#before)
  }

  get properties(): Property[] {
    return [...this.#now.values()]
  }

  /** By name or id, as the schema is now. */
  find(nameOrId: string): Property | undefined {
    return findProperty(this.properties, nameOrId)
  }

  /** The property with that pk as it is now. */
  get(pk: number): Property | undefined {
    return this.#now.get(pk)
  }

  byId(id: string): Property | undefined {
    return this.properties.find((property) => property.id === id)
  }

  /** The property as it was, undefined for a new one. */
  before(property: Property): Property | undefined {
    return this.#before.get(property.pk)
  }

  /** Adds the property, or replaces the one with its pk. */
  put(property: Property): void {
    this.#now.set(property.pk, property)
  }

  remove(property: Property): void {
    this.#now.delete(property.pk)
  }

  /** Names in use, but for the one of `except`. */
  names(except?: Property): Set<string> {
    const others = this.properties.filter(({ pk }) => pk !== except?.pk)
    return new Set([...others, ...this.#hidden].map(({ name }) => name))
  }

  /** Ids in use, removed ones included: recreated properties get new ids, as recorded. */
  ids(): Set<string> {
    return new Set([...this.#before.values(), ...this.#now.values(), ...this.#hidden].map(({ id }) => id))
  }

  change(): SourceChange {
    const properties = this.properties
    return {
      dataSourceId: this.dataSourceId,
      insert: properties.filter(({ pk }) => !this.#before.has(pk)),
      update: properties.filter((property) => {
        const before = this.#before.get(property.pk)
        return before !== undefined && !isDeepStrictEqual(before, property)
      }),
      remove: [...this.#before.values()].filter(({ pk }) => !this.#now.has(pk)),
      properties,
    }
  }
}

/** The property without what a store's row may carry beside it. */
function domainOf(property: Property): Property {
  const { pk, id, name, description, type, config } = property
  return { pk, id, name, description, type, config } as Property
}

/** The schema being planned and those of the data sources that its relations reach. */
export class SchemaDrafts {
  readonly own: SchemaDraft
  readonly context: SchemaContext
  readonly #others = new Map<string, SchemaDraft>()

  constructor(properties: readonly Property[], context: SchemaContext) {
    this.context = context
    this.own = new SchemaDraft(context.dataSourceId, properties, context.hidden)
  }

  /** Undefined when the context does not know the data source. */
  of(dataSourceId: string): SchemaDraft | undefined {
    if (dataSourceId === this.own.dataSourceId) return this.own
    const known = this.#others.get(dataSourceId)
    if (known) return known
    const properties = this.context.source(dataSourceId)
    if (!properties) return undefined
    const draft = new SchemaDraft(dataSourceId, properties)
    this.#others.set(dataSourceId, draft)
    return draft
  }

  /** What formulas and rollups may name of a data source, as it is now; undefined when nothing of it is known. */
  seen(dataSourceId: string): readonly Property[] | undefined {
    const draft = this.of(dataSourceId)
    if (!draft || draft === this.own || !this.context.seen) return draft?.properties
    const seen = this.context.seen(dataSourceId)
    // Twins that the plan adds are new, and the caller's own.
    return (
      seen &&
      draft.properties.filter(
        (property) => !draft.before(property) || seen.some(({ pk }) => pk === property.pk),
      )
    )
  }

  get others(): SchemaDraft[] {
    return [...this.#others.values()]
  }
}
