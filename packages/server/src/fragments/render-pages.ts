import { isBefore } from "@inkling/contract"
import type { Property } from "@inkling/engine"
import { listPageHeads, type PageHead, type Snapshot } from "@inkling/store"
import type { ShownValues } from "../compute/computed.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { isWriting } from "../load/is-writing.ts"
import { loadValues } from "../load/load-values.ts"
import { collectAuthors, collectValues, newMentioned } from "../load/mentions.ts"
import { loadParents } from "../load/page-parents.ts"
import { type PageToShow, readRows } from "../load/page-to-show.ts"
import { loadPresentContext } from "../load/present-context.ts"
import { type LoadedDataSource, Schemas } from "../load/schema-of.ts"
import { TurnGiver } from "../load/turn-giver.ts"
import { visibleColumns } from "../load/visible-columns.ts"
import { withComputed } from "../load/with-computed.ts"
import type { PresentContext, Wire } from "../present/context.ts"
import { pageUrl, pageUrlBase } from "../present/page-url.ts"
import { titleOnly } from "../present/present-page.ts"
import type { FragmentShelf } from "./fragment-cache.ts"
import { fillPageFragment, makePageFragment, type PageFragment } from "./page-fragment.ts"
import type { HoledPage } from "./page-holes.ts"

/** Whether pages can be rendered from fragments: not what a write answers, nor values in their oldest shapes. */
export function rendersFragments(tx: Snapshot, call: Call): boolean {
  const { budget } = call.services.fragments
  return budget.maxBytes > 0 && !isWriting(tx) && !isBefore(call.version, "2021-08-16")
}

/**
 * The JSON of pages of one data source (or of none) that the caller may see, in the order given and in the call's own
 * version: for each its bytes, in pieces, with a comma in front. Only rows that no fragment was made of are read.
 */
export async function renderPages(
  tx: Snapshot,
  call: Call,
  dataSourcePk: number | null,
  pages: readonly PageToShow[],
): Promise<Buffer[][]> {
  const source = await openSource(tx, call, dataSourcePk)
  const heads = await loadHeads(tx, pages)
  const found = new Map<number, PageFragment>()
  const missing: PageToShow[] = []
  for (const page of pages) {
    const state = await stateOf(tx, call, source, heads.get(page.pk) as PageHead)
    const fragment = source.shelf.find(page.pk, state)
    if (fragment) found.set(page.pk, fragment)
    else missing.push(page)
  }
  const { counters, budget } = call.services.fragments
  counters.hits += found.size
  counters.misses += missing.length
  if (missing.length > 0) {
    await makeMissing(tx, call, source, missing, found)
    budget.fit()
  }
  return fill(
    tx,
    call,
    source,
    pages.map(({ pk }) => [pk, found.get(pk) as PageFragment] as const),
  )
}

interface Source {
  shelf: FragmentShelf
  schemas: Schemas
  schema: LoadedDataSource | undefined
  columns: readonly Property[]
  /** Whether all pages are under something in trash; undefined outside data sources, where each has its own place. */
  isTrashed: boolean | undefined
}

async function openSource(tx: Snapshot, call: Call, dataSourcePk: number | null): Promise<Source> {
  const { services, principal, version } = call
  const schemas = new Schemas(tx, services.schemas)
  const schema = dataSourcePk === null ? undefined : await schemas.load(dataSourcePk)
  const links = pageUrlBase(call.base, services.config.pageUrl)
  const place = `${tx.ws} ${tx.head.epoch} ${dataSourcePk} ${version} ${links}`
  if (!schema)
    return {
      shelf: services.fragments.shelf(place, ""),
      schemas,
      schema,
      columns: titleOnly,
      isTrashed: undefined,
    }
  const { dataSource, database, properties } = schema
  const columns = await visibleColumns(tx, principal, dataSource, properties)
  const hidden = columns === properties ? "" : columns.map(({ id }) => id).join(" ")
  const shelf = services.fragments.shelf(`${place} ${hidden}`, `${dataSource.schema_epoch} ${database.id}`)
  const isTrashed = await services.trash.pageInherits(tx, { pk: 0, data_source_pk: dataSource.pk })
  return { shelf, schemas, schema, columns, isTrashed }
}

async function loadHeads(tx: Snapshot, pages: readonly PageToShow[]): Promise<Map<number, PageHead>> {
  const heads = new Map<number, PageHead>()
  const unknown: number[] = []
  for (const { pk, row } of pages)
    if (row) heads.set(pk, row)
    else unknown.push(pk)
  if (unknown.length > 0) for (const head of await listPageHeads(tx, unknown)) heads.set(head.pk, head)
  return heads
}

async function stateOf(tx: Snapshot, call: Call, { isTrashed }: Source, head: PageHead) {
  const inherits = isTrashed ?? (await call.services.trash.inherits(tx, head.pk))
  return { rowSeq: head.row_seq, inTrash: head.is_trashed || inherits }
}

async function makeMissing(
  tx: Snapshot,
  call: Call,
  source: Source,
  missing: readonly PageToShow[],
  found: Map<number, PageFragment>,
): Promise<void> {
  const rows = await readRows(tx, missing)
  const parents = await loadParents(tx, source.schemas, rows)
  const links = pageUrlBase(call.base, call.services.config.pageUrl)
  const urlOf: PresentContext["pageUrl"] = (id, title) => pageUrl(links, id, title)
  const turns = new TurnGiver()
  for (const page of rows) {
    await turns.pause()
    const state = await stateOf(tx, call, source, page)
    const parts = { page, parent: parents.get(page.pk) as Wire, inTrash: state.inTrash }
    const fragment = makePageFragment(
      { ...parts, properties: source.columns, values: page.props },
      call.version,
      urlOf,
    )
    found.set(page.pk, fragment)
    source.shelf.keep(page.pk, state, fragment)
  }
}

/** Fills the holes of all pages at once, so that what they show of other rows is read in batches. */
async function fill(
  tx: Snapshot,
  call: Call,
  { columns, schema, schemas }: Source,
  fragments: readonly (readonly [pk: number, fragment: PageFragment])[],
): Promise<Buffer[][]> {
  const holed = fragments.filter(([, { holes }]) => holes.length > 0)
  if (holed.length === 0) return fragments.map(([, { segments }]) => [segments[0] as Buffer])
  const asRows = holed.map(([pk, { values }]) => ({ pk, props: values }))
  const values = await loadValues(tx, call.principal, asRows, columns)
  const rows = holed.map(([, { page, values: props }]) => ({ ...(page as HoledPage), props }))
  const shown = await withComputed(tx, call, { schema, schemas, columns, rows, values })
  const mentioned = newMentioned()
  for (const [pk, { page, holes }] of holed) {
    const own = holes.filter((hole) => typeof hole !== "string")
    collectValues(own, shown.get(pk) as ShownValues, mentioned)
    if (page) collectAuthors(own, page, mentioned)
  }
  const context = await loadPresentContext(tx, call, mentioned)
  return fragments.map(([pk, fragment]) => fillPageFragment(fragment, shown.get(pk) ?? {}, context))
}
