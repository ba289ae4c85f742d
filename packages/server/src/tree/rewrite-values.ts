import {
  type Conversion,
  convertValue,
  OptionBook,
  type Property,
  type SchemaPlan,
  type Value,
  type Values,
} from "@inkling/engine"
import {
  countRows,
  findDataSource,
  iterateRows,
  type PageRow,
  removeEdgesOfProperty,
  updatePage,
  updateProperty,
  type WriteTx,
} from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"

/** Rows of every kind: what is in trash comes back with the new columns too. */
const everyRow = { trashed: "with", archived: "with", templates: "with" } as const

/**
 * Brings existing rows in line with changed columns, in one pass: values of converted columns become what the new type
 * reads in them, options that were removed leave the values, new unique ids are numbered in order of creation. Rows
 * keep their edited times (inferred), but count as changed for whoever keeps copies of them.
 */
export async function rewriteValues(tx: WriteTx, call: Call, plan: SchemaPlan): Promise<void> {
  const source = await findDataSource(tx, plan.own.dataSourceId)
  const relations = plan.conversions.filter(({ from }) => from.type === "relation")
  for (const { from } of relations) await removeEdgesOfProperty(tx, from.pk)
  let seq = source && relations.length > 0 ? logRewrite(tx, source) : undefined
  const conversions = plan.conversions.filter(({ from }) => from.type !== "relation")
  const isNeeded = conversions.length + plan.removedOptions.length + plan.toNumber.length > 0
  if (!source || !isNeeded) return

  const options = new OptionBook(call.services.ids)
  let number = plan.toNumber.length > 0 ? await countRows(tx, source.pk, everyRow) : 0
  const count = number
  for await (const rows of iterateRows(tx, source.pk, everyRow)) {
    for (const row of rows) {
      const props = { ...row.props } as Record<string, Value>
      for (const conversion of conversions) convert(props, conversion, options)
      for (const { property, optionIds } of plan.removedOptions) removeOptions(props, property, optionIds)
      // Newest rows come first.
      for (const { id } of plan.toNumber) props[id] = number
      number--
      if (!isChanged(row, props)) continue
      seq ??= logRewrite(tx, source)
      await updatePage(tx, row.pk, { props, row_seq: seq })
    }
  }
  for (const property of options.grown) await updateProperty(tx, property.pk, { config: property.config })
  for (const property of plan.toNumber) {
    const config = { ...property.config, next: count + 1 }
    await updateProperty(tx, property.pk, { config })
  }
}

function convert(props: Record<string, Value>, conversion: Conversion, options: OptionBook): void {
  const { to } = conversion
  const value = props[to.id]
  if (value === undefined) return
  const addOption = (name: string) =>
    to.type === "select" || to.type === "multi_select" ? options.named(to, name).id : ""
  const converted = convertValue(value, conversion, addOption)
  if (converted === undefined) delete props[to.id]
  else props[to.id] = converted
}

function removeOptions(props: Record<string, Value>, property: Property, optionIds: readonly string[]): void {
  const value = props[property.id]
  if (typeof value === "string") {
    if (optionIds.includes(value)) delete props[property.id]
  } else if (Array.isArray(value)) {
    const left = (value as readonly string[]).filter((id) => !optionIds.includes(id))
    if (left.length === 0) delete props[property.id]
    else if (left.length < value.length) props[property.id] = left
  }
}

function isChanged(row: PageRow, props: Values): boolean {
  const before = row.props
  const ids = new Set([...Object.keys(before), ...Object.keys(props)])
  for (const id of ids) if (before[id] !== props[id]) return true
  return false
}

function logRewrite(tx: WriteTx, source: { id: string; pk: number }): number {
  return tx.log({
    kind: "data_source.values_rewritten",
    object_type: "data_source",
    object_id: source.id,
    object_pk: source.pk,
    data_source_pk: source.pk,
    details: { implicit: true },
  })
}
