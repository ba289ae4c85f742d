import type { Property, RelationConfig } from "./property.ts"
import type { SchemaDrafts } from "./schema-draft.ts"
import { referenceNotFound } from "./schema-errors.ts"
import type { SchemaPlan } from "./schema-plan.ts"
import type { RelationRequest } from "./schema-request.ts"
import { uniqueName } from "./unique-name.ts"

type RelationProperty = Property & { type: "relation" }

/**
 * Makes `property` the relation that a request describes. A dual relation puts its twin into the target, named
 * `Related to <title> (<name>)`; a relation that stops being dual, or turns to another target, leaves its twin behind
 * as a one-way relation. A twin's name in the request is ignored. Source: recorded schemas of both sides
 * @param property as the plan has it so far: still the relation it was, or not yet one
 */
export function planRelation(
  drafts: SchemaDrafts,
  property: Property,
  request: RelationRequest,
  plan: Pick<SchemaPlan, "conversions" | "mirrors">,
): void {
  const { own } = drafts
  const targetId = request.data_source_id
  const kind = request.type ?? (request.dual_property === undefined ? "single_property" : "dual_property")
  const before = property.type === "relation" ? property.config : undefined
  const isSameTarget = before?.data_source_id === targetId
  if (isSameTarget && before?.kind === kind) return
  const target = drafts.of(targetId)
  if (!target) throw referenceNotFound(targetId)
  if (before) unlinkTwin(drafts, before)
  const twinId = kind === "dual_property" ? drafts.context.ids.propertyId(target.ids()) : undefined
  const relation: RelationProperty = {
    ...base(property),
    type: "relation",
    config: { data_source_id: targetId, kind, ...(twinId !== undefined && { synced_property_id: twinId }) },
  }
  own.put(relation)
  const original = own.before(property)
  if (before && !isSameTarget && original) plan.conversions.push({ from: original, to: relation })
  if (twinId === undefined) return

  const title = drafts.context.title || "Untitled"
  const twin: RelationProperty = {
    pk: drafts.context.newPk(),
    id: twinId,
    name: uniqueName(`Related to ${title} (${property.name})`, target.names()),
    description: null,
    type: "relation",
    config: { data_source_id: own.dataSourceId, kind, synced_property_id: property.id },
  }
  target.put(twin)
  if (isSameTarget) plan.mirrors.push({ relation, twin })
}

/** Turns the twin of a relation that goes away into a one-way relation. Source: recorded schema of a target */
export function unlinkTwin(
  drafts: SchemaDrafts,
  { data_source_id, synced_property_id }: RelationConfig,
): void {
  if (synced_property_id === undefined) return
  const target = drafts.of(data_source_id)
  const twin = target?.byId(synced_property_id)
  if (!target || twin?.type !== "relation") return
  target.put({
    ...base(twin),
    type: "relation",
    config: { data_source_id: twin.config.data_source_id, kind: "single_property" },
  })
}

function base({ pk, id, name, description }: Property) {
  return { pk, id, name, description }
}
