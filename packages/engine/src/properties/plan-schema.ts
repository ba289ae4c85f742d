// A schema request becomes a plan in four passes, so that the order of its keys does not matter:
//
//   1 removals                       free their names
//   2 new and changed properties     renamed; everything but what refers to other properties
//   3 relations                      twins are named after the final names
//   4 rollups, formulas              found by final names and ids
//
// The result is a diff of every schema touched: the data source's own and those that hold twins.

import { propertyItemNotFound } from "@inkling/contract"
import { checkCycles } from "./check-cycles.ts"
import { checkSchemaLimits } from "./check-schema-limits.ts"
import { planFormula } from "./plan-formula.ts"
import { type Pending, planProperty, requestedType } from "./plan-property.ts"
import { planRelation, unlinkTwin } from "./plan-relation.ts"
import { planRollup } from "./plan-rollup.ts"
import type { Property } from "./property.ts"
import { type SchemaDraft, SchemaDrafts } from "./schema-draft.ts"
import { propertyNamedTwice, titleNotProvided, titleNotRemovable } from "./schema-errors.ts"
import { isEmptyChange, type SchemaContext, type SchemaPlan } from "./schema-plan.ts"
import type { PropertyRequest, RelationRequest, RollupRequest, SchemaRequest } from "./schema-request.ts"

/**
 * The schema of a new data source; without a request, one title property called `Name` (inferred).
 * @throws titleNotProvided · those of planSchemaUpdate
 */
export function planNewSchema(request: SchemaRequest | undefined, context: SchemaContext): SchemaPlan {
  const given = request ?? { Name: { title: {} } }
  const hasTitle = Object.values(given).some((property) => property && requestedType(property) === "title")
  if (!hasTitle) throw titleNotProvided()
  return planSchemaUpdate([], given, context)
}

/**
 * What a PATCH of `properties` does to a schema. Keys are names or ids, encoded or raw. Source: recorded updates,
 * developers.notion.com/reference/update-data-source-properties
 * @throws propertyItemNotFound for null on an unknown key · propertyNamedTwice · notAPropertySchema · titleNotRemovable ·
 * typeNotConvertible · a sentence of schema-errors.ts for what a type's configuration gets wrong
 */
export function planSchemaUpdate(
  current: readonly Property[],
  request: SchemaRequest,
  context: SchemaContext,
): SchemaPlan {
  const drafts = new SchemaDrafts(current, context)
  const { own } = drafts
  const plan: SchemaPlan = {
    own: own.change(),
    others: [],
    conversions: [],
    removedOptions: [],
    mirrors: [],
    toNumber: [],
  }
  const entries = resolveKeys(own, request)
  for (const entry of entries) if (entry.request === null) removeProperty(drafts, entry)

  const pending: Pending[] = []
  for (const { key, pk, request: property } of entries) {
    if (property === null) continue
    const left = planProperty(drafts, key, pk === undefined ? undefined : own.get(pk), property, plan)
    if (left) pending.push(left)
  }
  for (const { type, pk, body } of pending) {
    const property = own.get(pk)
    if (type !== "relation" || !property) continue
    planRelation(drafts, property, body as unknown as RelationRequest, plan)
  }
  for (const entry of pending) planReference(drafts, entry)
  for (const entry of pending) if (entry.type === "formula") checkFormula(drafts, entry)
  checkCycles(drafts)

  plan.own = own.change()
  plan.others = drafts.others.map((draft) => draft.change()).filter((change) => !isEmptyChange(change))
  // Later passes may have refined what an earlier one noted.
  plan.conversions = plan.conversions.map(({ from, to }) => ({ from, to: own.byId(to.id) ?? to }))
  if (!isEmptyChange(plan.own)) checkSchemaLimits(plan.own.properties)
  return plan
}

/** A key of the request and the property it names in the schema as it was. */
interface Entry {
  key: string
  pk: number | undefined
  request: PropertyRequest | null
}

/** @throws propertyNamedTwice when two keys name one property */
function resolveKeys(own: SchemaDraft, request: SchemaRequest): Entry[] {
  const seen = new Set<number>()
  return Object.entries(request).map(([key, property]) => {
    const pk = own.find(key)?.pk
    if (pk !== undefined && seen.has(pk)) throw propertyNamedTwice(key)
    if (pk !== undefined) seen.add(pk)
    return { key, pk, request: property }
  })
}

function removeProperty(drafts: SchemaDrafts, { key, pk }: Entry): void {
  const property = pk === undefined ? undefined : drafts.own.get(pk)
  if (!property) throw propertyItemNotFound(key)
  if (property.type === "title") throw titleNotRemovable()
  if (property.type === "relation") unlinkTwin(drafts, property.config)
  drafts.own.remove(property)
}

function planReference(drafts: SchemaDrafts, { type, pk, body }: Pending): void {
  const { own } = drafts
  const property = own.get(pk)
  if (!property) return
  const { id, name, description } = property
  const head = { pk, id, name, description }
  if (type === "rollup") {
    const config = planRollup(drafts, name, body as unknown as RollupRequest)
    own.put({ ...head, type, config })
  } else if (type === "formula") {
    const expression = body["expression"] as string | undefined
    const kept = property.type === "formula" ? property.config : { expression: "" }
    // As written: it is checked when all formulas of the request are there.
    own.put({ ...head, type, config: expression === undefined ? kept : { expression } })
  }
}

function checkFormula(drafts: SchemaDrafts, { pk, body }: Pending): void {
  const property = drafts.own.get(pk)
  const expression = body["expression"] as string | undefined
  if (property?.type !== "formula" || expression === undefined) return
  drafts.own.put({ ...property, config: planFormula(drafts, property.name, expression) })
}
