import { decodePropertyId } from "../ids/property-id.ts"
import type { Property } from "../properties/property.ts"

/** The property that a request means by a name or by an id, encoded or raw. A name wins over an id (inferred). */
export function findProperty(schema: readonly Property[], nameOrId: string): Property | undefined {
  const id = decodePropertyId(nameOrId)
  return (
    schema.find((property) => property.name === nameOrId) ??
    schema.find((property) => property.id === nameOrId) ??
    schema.find((property) => property.id === id)
  )
}
