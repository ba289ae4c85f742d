import type { Names, Person, Property } from "@inkling/engine"
import {
  findDataSource,
  iterateEdges,
  listComputedPages,
  listDatabasesByIds,
  listPagesByIds,
  listUsersByIds,
  type Snapshot,
} from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import { titleText } from "../load/present-context.ts"
import type { LoadedDataSource, Schemas } from "../load/schema-of.ts"
import { visibleColumns } from "../load/visible-columns.ts"
import { type ComputedRow, type KnownPage, knownPage, type Related } from "./known-page.ts"
import { type KnownSource, knownSource, noSource } from "./known-source.ts"

/** Pages kept between two groups of rows; more are forgotten. */
const maxKept = 20_000

/** Pages and links between them that are read for one group of rows: some 100 MB at most. */
const maxRead = 50_000

/** Pages that are read at a time: some 2 ms. */
const pageChunk = 200

/** Runs a piece of reading that takes a few milliseconds at most, when it is its turn. */
export type InTurn = <T>(read: () => Promise<T>) => Promise<T>

/**
 * What computing has read, as the caller may see it. It is asked synchronously: what is not here yet is noted, and
 * `load` reads all that was noted in batches. Undefined means not read yet, null that there is none, or none to see.
 */
export class Known {
  readonly #tx: Snapshot
  readonly #principal: Principal
  readonly #schemas: Schemas
  readonly #inTurn: InTurn
  readonly #sources = new Map<string, KnownSource | null>()
  readonly #sourcesByPk = new Map<number, KnownSource>()
  // Maps and sets that are emptied often are made anew instead: a map that was cleared points at what it holds later, so
  // that collections of young objects would keep all of it alive.
  #pages = new Map<string, KnownPage | null>()
  /** Rows of the present group: seldom asked for again after it. */
  #own = new Map<string, KnownPage>()
  readonly #people = new Map<string, Person>()
  readonly #titles = new Map<string, string | null>()
  readonly #databases = new Map<string, string | null>()
  #missing = newMissing()
  /** Whether something was asked for that is not here yet. */
  isMissing = false
  /** Pages and links between them that were read for the present group of rows. */
  #readCount = 0

  constructor(tx: Snapshot, principal: Principal, schemas: Schemas, inTurn: InTurn) {
    this.#tx = tx
    this.#principal = principal
    this.#schemas = schemas
    this.#inTurn = inTurn
  }

  source(id: string): KnownSource | null | undefined {
    return this.#ask(this.#sources, id, this.#missing.sources)
  }

  page(id: string): KnownPage | null | undefined {
    return this.#own.get(id) ?? this.#ask(this.#pages, id, this.#missing.pages)
  }

  person(id: string): Person | undefined {
    return this.#ask(this.#people, id, this.#missing.people)
  }

  pageTitle(id: string): string | null | undefined {
    return this.#ask(this.#titles, id, this.#missing.titles)
  }

  databaseTitle(id: string): string | null | undefined {
    return this.#ask(this.#databases, id, this.#missing.databases)
  }

  related(page: KnownPage, propertyPk: number): Related | undefined {
    const known = page.related?.get(propertyPk)
    if (known) return known
    this.wantRelated(page, propertyPk)
    return undefined
  }

  /** Notes a relation that is going to be read. */
  wantRelated(page: KnownPage, propertyPk: number): void {
    if (page.related?.has(propertyPk)) return
    this.isMissing = true
    const { related } = this.#missing
    const pages = related.get(propertyPk)
    if (pages) pages.set(page.row.pk, page)
    else related.set(propertyPk, new Map([[page.row.pk, page]]))
  }

  #ask<V>(known: Map<string, V>, id: string, missing: Set<string>): V | undefined {
    const found = known.get(id)
    if (found === undefined) {
      missing.add(id)
      this.isMissing = true
    }
    return found
  }

  /** pks of the data sources that are known. */
  get sourcePks(): number[] {
    return [...this.#sourcesByPk.keys()]
  }

  /** The data source that a property is one of, among those that are known. */
  sourceHaving({ id, pk }: Property): KnownSource | undefined {
    for (const source of this.#sourcesByPk.values()) if (source.visible.get(id)?.pk === pk) return source
    return undefined
  }

  /** Begins a group of rows that were read already, all of one data source. */
  begin(rows: readonly ComputedRow[], source: KnownSource): KnownPage[] {
    if (this.#pages.size > maxKept || this.#readCount > maxRead) this.#forgetPages()
    this.#readCount = 0
    this.#own = new Map(rows.map((row) => [row.id, this.#pages.get(row.id) ?? knownPage(row, source)]))
    return rows.map(({ id }) => this.#own.get(id) as KnownPage)
  }

  /** @param columns those that the caller may know of, when somebody has found out already */
  async addSource(loaded: LoadedDataSource, columns?: readonly Property[]): Promise<KnownSource> {
    const { dataSource, properties } = loaded
    const seen = this.#sourcesByPk.get(dataSource.pk)
    if (seen) return seen
    const visible = columns ?? (await visibleColumns(this.#tx, this.#principal, dataSource, properties))
    const source = knownSource(loaded, visible)
    this.#sourcesByPk.set(dataSource.pk, source)
    this.#sources.set(dataSource.id, source)
    return source
  }

  #forgetPages(): void {
    this.#pages = new Map()
    this.#missing = newMissing()
  }

  /** Reads all that was asked for; false when it is more than fits, and the group has to be a smaller one. */
  async load(): Promise<boolean> {
    const missing = this.#missing
    this.#missing = newMissing()
    for (const id of missing.sources) await this.#loadSource(id)
    this.#readCount += missing.pages.size
    if (missing.pages.size > 0 && this.#readCount > maxRead) return false
    const ids = [...missing.pages]
    for (let at = 0; at < ids.length; at += pageChunk)
      await this.#inTurn(() => this.#loadPages(ids.slice(at, at + pageChunk)))
    for (const [propertyPk, wanting] of missing.related)
      if (!(await this.#loadRelated(propertyPk, [...wanting.values()]))) return false
    await this.#loadNames(missing)
    this.isMissing = false
    return true
  }

  async #loadNames({ people, titles, databases }: Missing): Promise<void> {
    await this.#loadPeople([...people])
    const isVisible = ({ acl }: { acl: number }) => this.#principal.acls.has(acl)
    const namedPages = [...titles]
    for (const id of namedPages) this.#titles.set(id, null)
    if (namedPages.length > 0)
      for (const page of await listPagesByIds(this.#tx, namedPages))
        if (isVisible(page)) this.#titles.set(page.id, page.title)
    const namedDatabases = [...databases]
    for (const id of namedDatabases) this.#databases.set(id, null)
    if (namedDatabases.length > 0)
      for (const database of await listDatabasesByIds(this.#tx, namedDatabases))
        if (isVisible(database)) this.#databases.set(database.id, titleText(database.title))
  }

  async #loadSource(id: string): Promise<void> {
    this.#sources.set(id, null)
    const row = await findDataSource(this.#tx, id)
    const loaded = row && (await this.#schemas.load(row.pk))
    if (loaded) await this.addSource(loaded)
  }

  async #loadPages(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#pages.set(id, null)
    for (const row of await listComputedPages(this.#tx, ids)) {
      if (row.is_trashed || !this.#principal.acls.has(row.acl)) continue
      this.#pages.set(row.id, knownPage(row, await this.#sourceOf(row.data_source_pk)))
    }
  }

  async #sourceOf(pk: number | null): Promise<KnownSource> {
    if (pk === null) return noSource
    const known = this.#sourcesByPk.get(pk)
    if (known) return known
    const loaded = await this.#schemas.load(pk)
    return loaded ? this.addSource(loaded) : noSource
  }

  async #loadRelated(propertyPk: number, pages: readonly KnownPage[]): Promise<boolean> {
    const found = new Map<number, { shown: string[]; pks: number[] }>()
    for (const { row } of pages) found.set(row.pk, { shown: [], pks: [] })
    const chunks = iterateEdges(this.#tx, propertyPk, [...found.keys()])
    for (;;) {
      const { value: edges } = await this.#inTurn(() => chunks.next())
      if (!edges) break
      this.#readCount += edges.length
      if (this.#readCount > maxRead) return false
      for (const edge of edges) {
        const related = found.get(edge.source_pk)
        related?.pks.push(edge.target_pk)
        if (!edge.target_is_trashed && this.#principal.acls.has(edge.target_acl))
          related?.shown.push(edge.target_id)
      }
    }
    for (const page of pages) {
      page.related ??= new Map()
      page.related.set(propertyPk, found.get(page.row.pk) as Related)
    }
    return true
  }

  async #loadPeople(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    for (const id of ids) this.#people.set(id, { kind: "person", id, name: null, email: null })
    const level = this.#principal.integration.user_info
    if (level === "none") return
    for (const { id, name, email } of await listUsersByIds(this.#tx, ids))
      this.#people.set(id, { kind: "person", id, name, email: level === "with_email" ? email : null })
  }
}

/** Names as far as they are known; whether one was asked for is told to `onAsk`. */
export function namesIn(known: Known, onAsk: (isKnown: boolean) => void): Names {
  const tell = <V>(value: V | undefined): V | undefined => {
    onAsk(value !== undefined)
    return value
  }
  return {
    user: (id) => tell(known.person(id))?.name ?? undefined,
    page: (id) => tell(known.pageTitle(id)) ?? undefined,
    database: (id) => tell(known.databaseTitle(id)) ?? undefined,
  }
}

/** What was asked for and is not here yet, by id; relations by property and then page. */
interface Missing {
  sources: Set<string>
  pages: Set<string>
  related: Map<number, Map<number, KnownPage>>
  people: Set<string>
  titles: Set<string>
  databases: Set<string>
}

function newMissing(): Missing {
  return {
    sources: new Set(),
    pages: new Set(),
    related: new Map(),
    people: new Set(),
    titles: new Set(),
    databases: new Set(),
  }
}
