import type { AggregateFunction, DateBucket } from "@inkling/contract"
import {
  type AggregateGroup,
  Aggregator,
  aggregateColumns,
  cellOf,
  type Field,
  hasColumnCells,
  matches,
  type Property,
  readFact,
} from "@inkling/engine"
import type { RowOptions, Snapshot } from "@inkling/store"
import type { Call } from "../../endpoints/endpoint.ts"
import { columnContext, flagsOf } from "../../load/find-rows.ts"
import { queriedColumns, RowSource } from "../../load/row-source.ts"
import { beyondRead } from "../beyond-endpoint.ts"
import { type AskedRows, askRows } from "./ask-rows.ts"
import { planAggregate } from "./plan-aggregate.ts"
import { groupOrder, presentGroup } from "./present-groups.ts"

/** One level of grouping, and one thing to compute; a function of whole rows has no field. */
export interface AggregatePlan {
  levels: { field: Field; bucket: DateBucket | undefined }[]
  cells: { field: Field | undefined; name: AggregateFunction }[]
}

/** Counts, sums and the like over the rows of a query, by groups of equal values. Only rows the caller sees count. */
export const aggregateRows = beyondRead("aggregateRows", "read_content", async (call, tx) => {
  const asked = await askRows(tx, call)
  const plan = planAggregate(call.body, asked.schema)
  const groups = asked.options ? await findGroups(tx, call, asked, asked.options, plan) : noRows(plan)
  const results = groups.sort(groupOrder(plan.levels)).map((group) => presentGroup(group, plan))
  return { object: "aggregate", results }
})

const start = ({ levels, cells }: AggregatePlan): Aggregator =>
  new Aggregator(
    levels,
    cells.map(({ name }) => name),
  )

const noRows = (plan: AggregatePlan): AggregateGroup[] => start(plan).groups()

async function findGroups(
  tx: Snapshot,
  call: Call,
  asked: AskedRows,
  options: RowOptions,
  plan: AggregatePlan,
): Promise<AggregateGroup[]> {
  const fields = [
    ...plan.levels.map(({ field }) => field),
    ...plan.cells.flatMap(({ field }) => (field ? [field] : [])),
  ]
  if (fields.every(hasColumnCells)) {
    const context = await columnContext(tx, call.principal, asked.filter)
    const wanted = {
      filter: asked.filter,
      flags: flagsOf(options),
      levels: plan.levels.map(({ field }) => field),
      cells: plan.cells.map(({ field }) => field),
    }
    const properties = propertiesOf(fields).filter(({ type }) => !keptWithRows.has(type))
    const found = await call.services.columns.aggregate(
      tx,
      asked.dataSource.pk,
      { filter: asked.filter, properties },
      (table) => aggregateColumns(table, wanted, context, start(plan)),
    )
    if (found) return found.groups()
  }
  return fromRows(tx, call, asked, options, plan, propertiesOf(fields))
}

const keptWithRows: ReadonlySet<Property["type"]> = new Set(["created_time", "last_edited_time"])

const propertiesOf = (fields: readonly Field[]): Property[] =>
  fields.flatMap((field) => (field.source === "property" ? [field.property] : []))

async function fromRows(
  tx: Snapshot,
  call: Call,
  { dataSource, filter, computing }: AskedRows,
  options: RowOptions,
  plan: AggregatePlan,
  properties: readonly Property[],
): Promise<AggregateGroup[]> {
  const source = new RowSource(computing)
  const filtered = queriedColumns(filter, [])
  const both = (own: readonly Property[]) => [...new Set([...own, ...properties])]
  const columns = { all: both(filtered.all), named: both(filtered.named) }
  const into = start(plan)
  for await (const row of source.rows(tx, call.principal, dataSource.pk, columns, options)) {
    if (!matches(filter, row, source.names)) continue
    const cell = (field: Field) => cellOf(readFact(field, row, source.names))
    into.add(
      plan.levels.map(({ field }) => cell(field)),
      plan.cells.map(({ field }) => (field ? cell(field) : null)),
    )
  }
  return into.groups()
}
