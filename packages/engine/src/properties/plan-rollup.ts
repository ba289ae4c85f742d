import { findProperty } from "../query/find-property.ts"
import { shouldBe } from "../time/should-be.ts"
import type { RollupConfig } from "./property.ts"
import { rollupFunctions } from "./rollup-function.ts"
import type { SchemaDrafts } from "./schema-draft.ts"
import { notARelation, referenceNotFound } from "./schema-errors.ts"
import type { RollupRequest } from "./schema-request.ts"

/**
 * A rollup's configuration, its relation and target looked up by name or id in the schema as the request leaves it,
 * so that one request may make a relation and the rollup over it. No function is refused for the target's type.
 * Source: recorded schemas, reference rollups §1; sentences inferred
 * @throws referenceNotFound · notARelation
 */
export function planRollup(drafts: SchemaDrafts, name: string, request: RollupRequest): RollupConfig {
  const relationKey = request.relation_property_id ?? request.relation_property_name ?? ""
  const relation = drafts.own.find(relationKey)
  if (!relation) throw referenceNotFound(relationKey)
  if (relation.type !== "relation") throw notARelation(relation.name)

  const targetKey = request.rollup_property_id ?? request.rollup_property_name ?? ""
  const target = findProperty(drafts.seen(relation.config.data_source_id) ?? [], targetKey)
  if (!target) throw referenceNotFound(targetKey)

  if (!(rollupFunctions as readonly string[]).includes(request.function)) {
    throw shouldBe(`body.properties.${name}.rollup.function`, "a valid rollup function", request.function)
  }
  return {
    relation_property_id: relation.id,
    rollup_property_id: target.id,
    function: request.function,
  }
}
