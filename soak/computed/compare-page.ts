import { isDeepStrictEqual } from "node:util"
import type { Property } from "@inkling/engine"
import type { Reader } from "./reader.ts"
import { shownProperties } from "./shown-properties.ts"
import { simpleRollup, simpleWire } from "./simple-value.ts"
import type { ModelRow, Who, World } from "./world.ts"

type Wire = Record<string, unknown>

/**
 * Compares what an answer shows of a row with the recomputation: formulas, rollups and relations. Returns how many values
 * were compared.
 * @throws Error that tells the first difference
 */
export function comparePage(
  world: World,
  who: Who,
  reader: Reader,
  row: ModelRow,
  shown: Record<string, Wire>,
): number {
  const properties = shownProperties(world, who, row.source)
  const names = properties.map(({ name }) => name).sort()
  if (!isDeepStrictEqual(Object.keys(shown).sort(), names))
    throw new Error(`${who} sees ${Object.keys(shown)} of page ${row.id}, not ${names}`)
  let compared = 0
  for (const property of properties) {
    const expected = expectedValue(reader, row, property)
    if (expected === undefined) continue
    compared++
    const wire = shown[property.name] as Wire
    const actual = simpleWire(property.type, wire[property.type])
    if (isDeepStrictEqual(actual, expected)) continue
    throw new Error(
      `${who} reads ${property.type} "${property.name}" of page ${row.id} as ${JSON.stringify(actual)}, not ` +
        `${JSON.stringify(expected)}\n  ${JSON.stringify(property.config)}`,
    )
  }
  return compared
}

/** Undefined for what is not compared. */
function expectedValue(reader: Reader, row: ModelRow, property: Property): unknown {
  switch (property.type) {
    case "formula":
      return reader.formula(row, property)
    case "rollup":
      return simpleRollup(
        reader.rollup(row, property),
        property.config.function,
        reader.innermost(row.source, property),
        reader.names,
      )
    case "relation":
      return reader
        .related(row, property.id)
        .slice(0, 25)
        .map(({ id }) => ({ id }))
    default:
      return undefined
  }
}
