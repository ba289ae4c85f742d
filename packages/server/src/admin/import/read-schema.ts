import { validationError } from "@inkling/contract"
import { decodePropertyId, type PropertyConfig, type PropertyType, unprintFormula } from "@inkling/engine"
import type { PropertyRow } from "@inkling/store"

type Wire = Record<string, unknown>

/** Properties of a data source as rows: all ids as they are on the wire, in its order. */
export function readSchema(
  ws: number,
  dataSourcePk: number,
  wires: Readonly<Record<string, Wire>>,
  allocatePks: (count: number) => number,
): PropertyRow[] {
  const all = Object.values(wires)
  if (all.filter(({ type }) => type === "title").length !== 1)
    throw validationError("A data source has exactly one title property.")
  const firstPk = allocatePks(all.length)
  return all.map((wire, position) => ({
    ws,
    pk: firstPk + position,
    data_source_pk: dataSourcePk,
    id: decodePropertyId(String(wire["id"])),
    name: String(wire["name"]),
    description: (wire["description"] as string | null | undefined) ?? null,
    type: wire["type"] as PropertyType,
    config: configOf(String(wire["type"]), (wire[String(wire["type"])] ?? {}) as Wire),
    position,
  }))
}

function configOf(type: string, wire: Wire): PropertyConfig["config"] {
  switch (type) {
    case "number":
      return { format: String(wire["format"]) }
    case "select":
    case "multi_select":
      return { options: readOptions(wire["options"]) }
    case "status":
      return {
        options: readOptions(wire["options"]),
        groups: (wire["groups"] as Wire[]).map(({ id, name, color, option_ids }) => ({
          id: String(id),
          name: String(name),
          color: String(color),
          option_ids: option_ids as string[],
        })),
      }
    case "formula":
      return { expression: unprintFormula(String(wire["expression"])) }
    case "relation": {
      const twin = (wire["dual_property"] as Wire | undefined)?.["synced_property_id"]
      return {
        data_source_id: String(wire["data_source_id"]),
        kind: wire["type"] as "single_property" | "dual_property",
        ...(twin !== undefined && { synced_property_id: decodePropertyId(String(twin)) }),
      }
    }
    case "rollup":
      return {
        relation_property_id: decodePropertyId(String(wire["relation_property_id"])),
        rollup_property_id: decodePropertyId(String(wire["rollup_property_id"])),
        function: String(wire["function"]),
      }
    case "unique_id":
      // The counter follows the numbers of the rows.
      return { prefix: (wire["prefix"] as string | null | undefined) ?? null, next: 1 }
    default:
      return {}
  }
}

function readOptions(
  options: unknown,
): { id: string; name: string; color: string; description: string | null }[] {
  return (options as Wire[]).map(({ id, name, color, description }) => ({
    id: String(id),
    name: String(name),
    color: String(color),
    description: (description as string | null | undefined) ?? null,
  }))
}
