import { restrictedResource } from "@inkling/contract"
import {
  type ContentContext,
  defaultValues,
  type ParsedValues,
  type Property,
  parseValues,
  type RichText,
  type Value,
  type Values,
} from "@inkling/engine"
import { type PageRow, updateProperty, type WriteTx } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { titleText } from "../load/present-context.ts"
import { logSchemaChange } from "./log-schema-change.ts"
import { writeRelation } from "./write-relation.ts"

export interface ValuesToWrite {
  page: Pick<PageRow, "pk" | "id">
  dataSourcePk: number | null
  properties: readonly Property[]
  /** By property name or id. */
  request: Readonly<Record<string, unknown>>
  /** The row's values so far; undefined for a new row, which gets its defaults and its numbers. */
  before: Values | undefined
  context: ContentContext
}

/** A page write worked out but not written, so that a refusal changes nothing. */
export interface PlannedValues extends Pick<ValuesToWrite, "page" | "dataSourcePk"> {
  values: Values
  /** Plain text of the title. */
  title: string
  /** Raw ids of the properties that the request names. */
  changed: string[]
  parsed: ParsedValues
  /** unique_id properties with their next number. */
  numbered: Property[]
  /** Whether the row has nothing yet, not even relations. */
  isNew: boolean
}

/** What the row will hold. @throws what parseValues throws · restrictedResource when it may not add an option */
export function planValues(call: Call, write: ValuesToWrite): PlannedValues {
  const { properties, request, before, context, page, dataSourcePk } = write
  const parsed = parseValues(request, properties, {
    content: context,
    ids: call.services.ids,
    actor: call.principal.integration.bot_id,
  })
  // A new option changes the schema. Source: reference pages-and-properties §2.3
  if (parsed.grown.length > 0 && !call.principal.capabilities.has("update_content"))
    throw restrictedResource()
  const values: Record<string, Value> = { ...(before ?? defaultValues(properties)) }
  for (const [id, value] of Object.entries(parsed.patch)) {
    if (value === null) delete values[id]
    else values[id] = value
  }
  const numbered = before === undefined ? numberRow(properties, values) : []
  return {
    page,
    dataSourcePk,
    values,
    title: titleText((values["title"] ?? []) as RichText),
    changed: [...Object.keys(parsed.patch), ...parsed.relations.map(({ property }) => property.id)],
    parsed,
    numbered,
    isNew: before === undefined,
  }
}

/** Writes what goes with the row: new options, the next numbers, and relations. The row itself must be there. */
export async function writePlannedValues(tx: WriteTx, call: Call, planned: PlannedValues): Promise<void> {
  for (const property of [...planned.parsed.grown, ...planned.numbered])
    await updateProperty(tx, property.pk, { config: property.config })
  if (planned.parsed.grown.length > 0 && planned.dataSourcePk !== null)
    await logSchemaChange(
      tx,
      planned.dataSourcePk,
      planned.parsed.grown.map(({ id, name }) => ({ id, name, action: "updated" as const })),
    )
  for (const { property, pageIds } of planned.parsed.relations)
    await writeRelation(tx, call.principal, { ...planned.page, isNew: planned.isNew }, property, pageIds)
}

/**
 * Gives a row that is new to its data source the next number of each unique_id; a number is never given twice.
 * Returns the properties with their counters moved on, to be written.
 */
export function numberRow(properties: readonly Property[], values: Record<string, Value>): Property[] {
  const numbered: Property[] = []
  for (const property of properties) {
    if (property.type !== "unique_id") continue
    values[property.id] = property.config.next
    numbered.push({ ...property, config: { ...property.config, next: property.config.next + 1 } })
  }
  return numbered
}
