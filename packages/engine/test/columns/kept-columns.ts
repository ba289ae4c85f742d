import { ColumnTable } from "../../src/columns/column-table.ts"
import { columnsOf } from "../../src/columns/columns-of.ts"
import { type FoundRows, queryColumns } from "../../src/columns/query-columns.ts"
import { textSorts } from "../../src/columns/sort-level.ts"
import type { Property } from "../../src/properties/property.ts"
import type { ColumnWorld, ModelRow, Target } from "./column-world.ts"
import type { AskedQuery } from "./compare-page.ts"

/** A table of columns kept up with a world, the way a server does it. */
export class KeptColumns {
  table = new ColumnTable()
  readonly #world: ColumnWorld
  #isLoaded = false

  constructor(world: ColumnWorld) {
    this.#world = world
  }

  /** What the columns find; undefined when the query is one for the row evaluator. */
  find(query: AskedQuery, caller: number): FoundRows | undefined {
    const properties = columnsOf(query.filter, query.sorts)
    if (!properties) return undefined
    const missing = properties.filter((property) => !this.table.has(property))
    if (missing.length > 0 || !this.#isLoaded) this.load(missing)
    for (const property of textSorts(query.sorts, this.table)) finish(this.table.sort(property))
    const targets = new Map(this.#world.targets.map(({ id, pk }) => [id, pk]))
    const steps = queryColumns(this.table, query, {
      isVisibleAcl: (pk) => this.#world.sees(caller, pk),
      pagePk: (id) => targets.get(id),
    })
    return finish(steps)
  }

  load(properties: readonly Property[]): void {
    const load = this.table.load(properties)
    const inOrder = [...this.#world.rows.values()].sort(
      (a, b) => a.createdAtMs - b.createdAtMs || a.pk - b.pk,
    )
    for (const row of inOrder) {
      load.add(this.#world.toColumnRow(row, load.relations))
      for (const target of this.#world.targetsOf(row, load.relations)) load.setTarget(target)
    }
    load.finish()
    this.#isLoaded = true
  }

  changed(row: ModelRow): void {
    if (!this.#isLoaded) return
    const relations = this.table.properties.filter(({ type }) => type === "relation")
    this.table.set(this.#world.toColumnRow(row, relations))
    for (const target of this.#world.targetsOf(row, relations)) this.table.setTarget(target)
  }

  targetChanged(target: Target): void {
    if (this.table.hasTarget(target.pk)) this.table.setTarget(target)
  }

  forget(): void {
    this.table = new ColumnTable()
    this.#isLoaded = false
  }
}

export function finish<T>(steps: Generator<undefined, T, undefined>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
