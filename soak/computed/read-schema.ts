import {
  decodePropertyId,
  FormulaError,
  type Property,
  parseFormula,
  schemaOf,
  storedFormula,
} from "@inkling/engine"
import { type Source, sourceOf, type World } from "./world.ts"

/** A property as the API shows it. */
export interface WireProperty {
  id: string
  name: string
  type: Property["type"]
  [type: string]: unknown
}

/**
 * Takes over ids, names and options from a schema as the owner reads it. Formulas are not taken over: what the model
 * keeps is what was written.
 */
export function readSchema(source: Source, wire: Record<string, WireProperty>): void {
  source.properties = Object.values(wire).map((one, at) => {
    const id = decodePropertyId(one.id)
    const before = source.properties.find((property) => property.id === id)
    return {
      pk: at,
      id,
      name: one.name,
      description: null,
      type: one.type,
      config: configOf(one, before),
    } as Property
  })
}

function configOf(wire: WireProperty, before: Property | undefined): object {
  if (wire.type === "formula") return before?.type === "formula" ? before.config : { expression: "" }
  if (wire.type !== "relation") return wire[wire.type] as object
  const { data_source_id, type, dual_property } = wire["relation"] as WireRelation
  return {
    data_source_id,
    kind: type,
    ...(dual_property && { synced_property_id: decodePropertyId(dual_property.synced_property_id) }),
  }
}

interface WireRelation {
  data_source_id: string
  type: "single_property" | "dual_property"
  dual_property?: { synced_property_id: string }
}

/** Undefined when the formula makes no sense, which the server must then refuse. */
export function storedText(world: World, source: Source, expression: string): string | undefined {
  const parsed = parseFormula(
    expression,
    schemaOf(source.id, (id) => sourceOf(world, id)?.properties),
  )
  return parsed instanceof FormulaError ? undefined : storedFormula(parsed)
}
