import { type ComputedKind, formulaKind, type Property, rollupResultType } from "@inkling/engine"
import type { Reader } from "./reader.ts"
import type { Source, World } from "./world.ts"

/** What a formula or rollup gives, as filters ask. Undefined when it cannot be told. */
export function computedKind(world: World, reader: Reader, property: Property): ComputedKind | undefined {
  const source = world.sources.find(({ properties }) => properties.includes(property)) as Source
  if (property.type === "formula") {
    const type = reader.typeOf(source, property)
    const kind = type && formulaKind(type)
    return kind && { type: kind }
  }
  if (property.type !== "rollup") return undefined
  const type = rollupResultType(property.config.function)
  // A rollup whose target is gone gives nothing, whatever it is asked as.
  const target = reader.targetOf(source, property)
  if (!target) return undefined
  return type === "array" ? { type, of: target.property } : { type }
}
