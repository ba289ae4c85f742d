import type { Property } from "@inkling/engine"
import type { PageRow, Snapshot } from "@inkling/store"
import type { ShownValues } from "../compute/computed.ts"
import type { Call } from "../endpoints/endpoint.ts"
import type { Wire } from "../present/context.ts"
import { type PageParts, presentPage, titleOnly } from "../present/present-page.ts"
import { filterProperties } from "./filter-properties.ts"
import { loadValues } from "./load-values.ts"
import { collectAuthors, collectValues, newMentioned } from "./mentions.ts"
import { loadParents } from "./page-parents.ts"
import { loadPresentContext } from "./present-context.ts"
import { Schemas } from "./schema-of.ts"
import { visibleColumns } from "./visible-columns.ts"
import { withComputed } from "./with-computed.ts"

/**
 * The wire form of pages the caller may see, in the order given. Everything beside the rows is read in batches.
 * `wanted` are the names or ids of `filter_properties`. @throws validationError on one that does not exist
 */
export async function loadWirePages(
  tx: Snapshot,
  call: Call,
  pages: readonly PageRow[],
  wanted: readonly string[] | undefined = undefined,
  schemas = new Schemas(tx, call.services.schemas),
): Promise<Wire[]> {
  const parents = await loadParents(tx, schemas, pages)
  const mentioned = newMentioned()
  const columns = new Map<number, readonly Property[]>()
  const values = new Map<number, ShownValues>()
  for (const [dataSourcePk, group] of byDataSource(pages)) {
    const schema = dataSourcePk === null ? undefined : await schemas.load(dataSourcePk)
    const known = schema && (await visibleColumns(tx, call.principal, schema.dataSource, schema.properties))
    const properties = filterProperties(known ?? titleOnly, wanted)
    const loaded = await loadValues(tx, call.principal, group, properties)
    const computing = {
      schema,
      schemas,
      columns: known ?? titleOnly,
      shown: properties,
      rows: group,
      values: loaded,
    }
    const shown = await withComputed(tx, call, computing)
    for (const page of group) {
      const own = shown.get(page.pk) ?? page.props
      columns.set(page.pk, properties)
      values.set(page.pk, own)
      collectValues(properties, own, mentioned)
      collectAuthors(properties, page, mentioned)
    }
  }
  const context = await loadPresentContext(tx, call, mentioned)
  const wires: Wire[] = []
  for (const page of pages) {
    const parts: PageParts = {
      page,
      parent: parents.get(page.pk) as Wire,
      inTrash: page.is_trashed || (await call.services.trash.pageInherits(tx, page)),
      properties: columns.get(page.pk) as readonly Property[],
      values: values.get(page.pk) as ShownValues,
    }
    wires.push(presentPage(parts, context))
  }
  return wires
}

/** One page; see loadWirePages. */
export async function loadWirePage(
  tx: Snapshot,
  call: Call,
  page: PageRow,
  wanted?: readonly string[],
  schemas?: Schemas,
): Promise<Wire> {
  return (await loadWirePages(tx, call, [page], wanted, schemas))[0] as Wire
}

function byDataSource(pages: readonly PageRow[]): Map<number | null, PageRow[]> {
  const groups = new Map<number | null, PageRow[]>()
  for (const page of pages) {
    const group = groups.get(page.data_source_pk)
    if (group) group.push(page)
    else groups.set(page.data_source_pk, [page])
  }
  return groups
}
