import { planConfig, type ReferringType } from "./plan-config.ts"
import { unlinkTwin } from "./plan-relation.ts"
import type { Property, PropertyType } from "./property.ts"
import { isPropertyType } from "./property-types.ts"
import type { SchemaDrafts } from "./schema-draft.ts"
import { descriptionTooLong, notAPropertySchema, tooManyTitles, typeNotConvertible } from "./schema-errors.ts"
import type { SchemaPlan } from "./schema-plan.ts"
import type { PropertyRequest } from "./schema-request.ts"
import { uniqueName } from "./unique-name.ts"

/** Characters of a property's description. Source: the SDK's PropertyDescriptionRequest */
const maxDescriptionChars = 280

/** A property whose configuration refers to others; planned when the names of all are known. */
export interface Pending {
  type: ReferringType
  pk: number
  /** What the request says under the type's key. */
  body: Readonly<Record<string, unknown>>
}

type Notes = Pick<SchemaPlan, "conversions" | "removedOptions" | "toNumber">

/** The type a property request names, by `type` or by its key; undefined for a mere rename. */
export function requestedType(request: PropertyRequest): PropertyType | undefined {
  if (request.type !== undefined && isPropertyType(request.type)) return request.type
  return Object.keys(request).find(isPropertyType)
}

/**
 * Adds, renames, configures or converts a property. Another type keeps id and name: the column is
 * converted in place (inferred from "existing entry" in the docs).
 * @param existing the property that `key` names, undefined for a new one
 * @returns what is left to plan for a type that refers to other properties
 * @throws notAPropertySchema · tooManyTitles · typeNotConvertible · descriptionTooLong · those of planConfig
 */
export function planProperty(
  drafts: SchemaDrafts,
  key: string,
  existing: Property | undefined,
  request: PropertyRequest,
  notes: Notes,
): Pending | undefined {
  const { own, context } = drafts
  const type = requestedType(request) ?? existing?.type
  if (type === undefined) throw notAPropertySchema(key)
  if (type === "title" && !existing && own.byId("title")) throw tooManyTitles()

  const name = uniqueName(request.name ?? existing?.name ?? key, own.names(existing))
  const pk = existing?.pk ?? context.newPk()
  const id = existing?.id ?? (type === "title" ? "title" : context.ids.propertyId(own.ids()))
  const head = { pk, id, name, description: describe(name, existing, request) }
  if (requestedType(request) === undefined && existing) {
    own.put({ ...existing, ...head })
    return undefined
  }
  if (existing && existing.type !== type) checkConvertible(existing, type)

  const body = (request[type] ?? {}) as Readonly<Record<string, unknown>>
  const property = configured(type, head, body, existing, drafts)
  own.put(property)
  noteConsequences(existing, property, notes)
  if (existing?.type === "relation" && type !== "relation") unlinkTwin(drafts, existing.config)
  return isReferring(type) ? { type, pk, body } : undefined
}

type Head = Pick<Property, "pk" | "id" | "name" | "description">

/** A referring property stays as it was, or stands in as an empty formula, until its turn comes. */
function configured(
  type: PropertyType,
  head: Head,
  body: Readonly<Record<string, unknown>>,
  existing: Property | undefined,
  { context }: SchemaDrafts,
): Property {
  if (!isReferring(type)) return { ...head, ...planConfig(head.name, type, body, existing, context.ids) }
  if (existing?.type === type) return { ...existing, ...head }
  return { ...head, type: "formula", config: { expression: "" } }
}

function noteConsequences(existing: Property | undefined, property: Property, notes: Notes): void {
  if (property.type === "unique_id" && existing?.type !== "unique_id") notes.toNumber.push(property)
  if (!existing) return
  if (existing.type !== property.type) {
    notes.conversions.push({ from: existing, to: property })
    return
  }
  const left = new Set(optionIds(property))
  const removed = optionIds(existing).filter((id) => !left.has(id))
  if (removed.length > 0) notes.removedOptions.push({ property, optionIds: removed })
}

function optionIds(property: Property): string[] {
  return "options" in property.config ? property.config.options.map(({ id }) => id) : []
}

/** Nothing turns into a title or a place, or the other way. Source: reference databases §3.6 */
function checkConvertible(existing: Property, type: PropertyType): void {
  const isFixed = (one: PropertyType) => one === "title" || one === "place"
  if (isFixed(existing.type) || isFixed(type)) throw typeNotConvertible(existing.name, existing.type, type)
}

/**
 * Kept unless given; but the configuration of a select or multi_select without a description clears it, while a mere
 * rename keeps it. Source: developers.notion.com/reference/update-data-source-properties
 */
function describe(name: string, existing: Property | undefined, request: PropertyRequest): string | null {
  const { description } = request
  if (description === undefined) {
    const isCleared = "select" in request || "multi_select" in request
    return isCleared ? null : (existing?.description ?? null)
  }
  if (description !== null && description.length > maxDescriptionChars) {
    throw descriptionTooLong(name, description.length)
  }
  return description
}

function isReferring(type: PropertyType): type is ReferringType {
  return type === "relation" || type === "rollup" || type === "formula"
}
