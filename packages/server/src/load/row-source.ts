import type { Filter, Names, Property, Row, Sort } from "@inkling/engine"
import {
  iterateRows,
  listPagesByPks,
  type PageRow,
  type RowCursor,
  type RowOptions,
  type Snapshot,
} from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import { type Computation, type ComputedValues, isComputed } from "../compute/computation.ts"
import { computedValue } from "../compute/computed.ts"
import type { KnownSource } from "../compute/known-source.ts"
import { inTime } from "./in-time.ts"
import { loadValues } from "./load-values.ts"
import { RowNames } from "./row-names.ts"
import { yieldOften } from "./yield-often.ts"

/** A row as filters and sorts see it, with the page it comes from. */
export interface QueryRow extends Row {
  page: PageRow
}

/** The columns that a query looks at. */
export interface QueriedColumns {
  all: readonly Property[]
  /** Those that it reads as text, with the names of what they mention. */
  named: readonly Property[]
}

/** Filters compare people and relations by id; only sorting needs their names. */
export function queriedColumns(filter: Filter, sorts: readonly Sort[]): QueriedColumns {
  const filtered: Property[] = []
  const visit = (part: Filter): void => {
    if (part.kind !== "where") for (const inner of part.filters) visit(inner)
    else if (part.field.source === "property") filtered.push(part.field.property)
  }
  visit(filter)
  const sorted = sorts.flatMap(({ field }) => (field.source === "property" ? [field.property] : []))
  const texts = filtered.filter(({ type }) => type === "title" || type === "rich_text" || type === "rollup")
  return { all: [...new Set([...filtered, ...sorted])], named: [...new Set([...texts, ...sorted])] }
}

/** What computes the formulas and rollups of a data source's rows. */
export interface Computing {
  computation: Computation
  source: KnownSource
}

/**
 * A data source's rows that the caller may see, newest created first, with the values that a query looks at; and the
 * names of what those values mention, known by the time a row is handed out.
 */
export class RowSource {
  readonly #names = new RowNames()
  readonly names: Names = this.#names
  readonly #computing: Computing | undefined

  /** @param computing undefined where nothing is computed */
  constructor(computing: Computing | undefined) {
    this.#computing = computing
  }

  rows(
    tx: Snapshot,
    principal: Principal,
    dataSourcePk: number,
    columns: QueriedColumns,
    options: RowOptions & { afterCursor?: RowCursor },
  ): AsyncGenerator<QueryRow, void, undefined> {
    return this.#toRows(tx, principal, iterateRows(tx, dataSourcePk, options), columns)
  }

  /** The same of these rows, in any order. */
  rowsOf(
    tx: Snapshot,
    principal: Principal,
    pks: readonly number[],
    columns: QueriedColumns,
  ): AsyncGenerator<QueryRow, void, undefined> {
    return this.#toRows(tx, principal, iteratePages(tx, pks), columns)
  }

  async *#toRows(
    tx: Snapshot,
    principal: Principal,
    chunks: AsyncIterable<PageRow[]>,
    columns: QueriedColumns,
  ): AsyncGenerator<QueryRow, void, undefined> {
    for await (const chunk of yieldOften(inTime(tx, chunks))) {
      const pages = chunk.filter((page) => principal.acls.has(page.acl))
      const values = await loadValues(tx, principal, pages, columns.all)
      const computed = await this.#computing?.computation.compute(
        this.#computing.source,
        pages,
        columns.all.filter(isComputed),
      )
      const rows = pages.map((page) => toRow(page, values.get(page.pk) ?? page.props, computed?.get(page.pk)))
      await this.#names.load(tx, principal, columns.named, rows)
      yield* rows
    }
  }
}

/** Pages read at a time. */
const chunkSize = 500

async function* iteratePages(
  tx: Snapshot,
  pks: readonly number[],
): AsyncGenerator<PageRow[], void, undefined> {
  for (let at = 0; at < pks.length; at += chunkSize)
    yield await listPagesByPks(tx, pks.slice(at, at + chunkSize))
}

function toRow(page: PageRow, values: Row["values"], computed: ComputedValues | undefined): QueryRow {
  return {
    page,
    id: page.id,
    pk: page.pk,
    createdAtMs: page.created_at,
    editedAtMs: page.edited_at,
    createdBy: page.created_by,
    editedBy: page.edited_by,
    values,
    computed: (id) => {
      const traced = computed?.get(id)
      return traced && computedValue(traced.value)
    },
  }
}
