import { formulaReferences, type Property } from "@inkling/engine"
import { type Source, seesSource, sourceOf, type Who, type World } from "./world.ts"

/**
 * The columns that the reader may know of: no relations to data sources it does not see, and nothing of the same data
 * source that stands on them.
 */
export function shownProperties(world: World, who: Who, source: Source): Property[] {
  const isHidden = (property: Property): boolean => {
    switch (property.type) {
      case "relation": {
        const target = sourceOf(world, property.config.data_source_id)
        return target === undefined || !seesSource(who, target)
      }
      case "rollup":
        return isHiddenId(property.config.relation_property_id)
      case "formula":
        return formulaReferences(property.config.expression, source.id).some(isHiddenId)
      default:
        return false
    }
  }
  const isHiddenId = (id: string): boolean => {
    const property = source.properties.find((one) => one.id === id)
    return property !== undefined && isHidden(property)
  }
  return source.properties.filter((property) => !isHidden(property))
}
