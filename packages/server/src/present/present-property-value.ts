import {
  comparePropertyIds,
  type DateValue,
  encodePropertyId,
  type FileItem,
  type FormulaResult,
  type PersonRef,
  type Place,
  type Property,
  type RichText,
  type SelectOption,
  shownVerification,
  toWireTime,
  type Verification,
  verificationEnd,
} from "@inkling/engine"
import type { PageRow } from "@inkling/store"
import { noRollup, type RolledUp, type ShownValues } from "../compute/computed.ts"
import type { PresentContext, Wire } from "./context.ts"
import { presentFormula, presentRollup } from "./present-computed.ts"
import { presentFileRef } from "./present-file.ts"
import { presentRichText } from "./present-rich-text.ts"

/** A stored value, or one that was computed. */
export type ShownValue = ShownValues[string]

/** What computed values read of their page. */
export type Authored = Pick<PageRow, "created_at" | "created_by" | "edited_at" | "edited_by">

/** References that a page shows of one property. Source: developers.notion.com/reference/retrieve-a-page */
export const maxReferences = 25

/** Columns in the order in which pages show them: that of raw ids. Source: recorded pages. */
export function inWireOrder(properties: readonly Property[]): Property[] {
  return [...properties].sort((a, b) => comparePropertyIds(a.id, b.id))
}

/** A page's `properties`: every column, keyed by name, in order of raw ids. Source: recorded pages. */
export function presentPropertyValues(
  properties: readonly Property[],
  values: ShownValues,
  page: Authored,
  context: PresentContext,
): Record<string, Wire> {
  return Object.fromEntries(
    inWireOrder(properties).map((property) => [
      property.name,
      presentPropertyValue(property, values[property.id], page, context),
    ]),
  )
}

/** One value: `id, type, <type>`, and `has_more` for relations, which are cut at 25. */
export function presentPropertyValue(
  property: Property,
  value: ShownValue | undefined,
  page: Authored,
  context: PresentContext,
): Wire {
  const { type } = property
  const head = { id: encodePropertyId(property.id), type }
  if (type === "relation") {
    const ids = (value ?? []) as readonly string[]
    const shown = ids.slice(0, maxReferences).map((id) => ({ id }))
    return { ...head, relation: shown, has_more: ids.length > shown.length }
  }
  const whole = presentValue(property, value, page, context)
  return { ...head, [type]: type === "people" ? (whole as Wire[]).slice(0, maxReferences) : whole }
}

/** What stands under the type's key, in full. Source: reference pages-and-properties §2.1 and §7. */
export function presentValue(
  property: Property,
  value: ShownValue | undefined,
  page: Authored,
  context: PresentContext,
): unknown {
  switch (property.type) {
    case "title":
    case "rich_text":
      return presentRichText((value ?? []) as RichText, context)
    case "number":
    case "url":
    case "email":
    case "phone_number":
      return value ?? null
    case "checkbox":
      return value === true
    case "select":
    case "status":
      return presentOption(property.config.options, value as string | undefined)
    case "multi_select":
      return ((value ?? []) as readonly string[])
        .map((id) => presentOption(property.config.options, id))
        .filter((option) => option !== null)
    case "date":
      return value === undefined ? null : presentDate(value as DateValue)
    case "people":
      return ((value ?? []) as readonly PersonRef[]).map(({ object, id }) =>
        object === "group" ? context.group(id) : context.user(id),
      )
    case "files":
      return ((value ?? []) as readonly FileItem[]).map((file) => ({
        name: file.name,
        ...presentFileRef(file, context),
      }))
    case "relation":
      return ((value ?? []) as readonly string[]).map((id) => ({ id }))
    case "unique_id":
      return { prefix: property.config.prefix, number: value ?? null }
    case "place":
      return value === undefined ? null : presentPlace(value as Place)
    case "verification":
      return presentVerification(value as Verification | undefined, context)
    case "created_time":
      return toWireTime(page.created_at)
    case "last_edited_time":
      return toWireTime(page.edited_at)
    case "created_by":
      return context.user(page.created_by)
    case "last_edited_by":
      return context.user(page.edited_by)
    case "formula":
      return presentFormula(value as FormulaResult | undefined)
    case "rollup":
      return presentRollup(property.config.function, (value ?? noRollup) as RolledUp, context)
    case "button":
      return {}
  }
}

/** An option inside a value has no description. An option that has left the schema is no value. */
function presentOption(options: readonly SelectOption[], id: string | undefined): Wire | null {
  const option = options.find((candidate) => candidate.id === id)
  return option ? { id: option.id, name: option.name, color: option.color } : null
}

function presentDate({ start, end, time_zone }: DateValue): Wire {
  return { start, end, time_zone }
}

function presentPlace(place: Place): Wire {
  const { lat, lon, name, address, aws_place_id, google_place_id } = place
  return { lat, lon, name, address, aws_place_id, google_place_id }
}

/** Key order as recorded, for both states; the docs show another. */
function presentVerification(value: Verification | undefined, context: PresentContext): Wire {
  if (!value) return { state: "unverified", verified_by: null, date: null }
  return {
    // Without an end there is no need to look at the clock.
    state: verificationEnd(value) === null ? value.state : shownVerification(value, context.now()),
    verified_by: value.verified_by === null ? null : context.user(value.verified_by),
    date: value.date && presentDate(value.date),
  }
}
