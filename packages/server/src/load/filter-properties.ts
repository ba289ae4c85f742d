import { propertyDoesNotExist } from "@inkling/contract"
import { decodePropertyId, type Property } from "@inkling/engine"

/**
 * The columns that `filter_properties` names by id (encoded or raw) or name, in schema order; all without it.
 * @throws propertyDoesNotExist (inferred: status and sentence of other places that name properties)
 */
export function filterProperties(
  properties: readonly Property[],
  wanted: readonly string[] | undefined,
): readonly Property[] {
  if (!wanted || wanted.length === 0) return properties
  const picked = new Set<Property>()
  for (const word of wanted) {
    const decoded = decodePropertyId(word)
    const found =
      properties.find((property) => property.id === word || property.id === decoded) ??
      properties.find((property) => property.name === word)
    if (!found) throw propertyDoesNotExist([word])
    picked.add(found)
  }
  return properties.filter((property) => picked.has(property))
}
