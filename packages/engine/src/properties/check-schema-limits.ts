import { encodePropertyId } from "../ids/property-id.ts"
import type { Property } from "./property.ts"
import { schemaTooLarge, tooManyProperties } from "./schema-errors.ts"

/** Source: developers.notion.com/reference/update-a-data-source */
export const maxProperties = 500

/** Bytes of the schema as JSON. How Notion counts is unknown; ours counts what it stores. */
export const maxSchemaBytes = 51_200

/** @throws tooManyProperties · schemaTooLarge, which names the largest property */
export function checkSchemaLimits(properties: readonly Property[]): void {
  if (properties.length > maxProperties) throw tooManyProperties(properties.length)
  let total = 0
  let largest = { name: "", id: "", bytes: -1 }
  for (const { pk: _, ...stored } of properties) {
    const bytes = Buffer.byteLength(JSON.stringify(stored))
    total += bytes
    if (bytes > largest.bytes) largest = { name: stored.name, id: encodePropertyId(stored.id), bytes }
  }
  if (total > maxSchemaBytes) throw schemaTooLarge(total, largest)
}
