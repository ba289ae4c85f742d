import type { Property } from "../../properties/property.ts"
import { rollupResultType } from "../../properties/rollup-function.ts"
import { maxLayers } from "../evaluate/budget.ts"
import { parseFormula } from "../parse-formula.ts"
import { FormulaError } from "../syntax/formula-error.ts"
import type { FormulaProperty, FormulaSchema } from "./formula-schema.ts"
import {
  anyType,
  booleanType,
  dateType,
  type FormulaType,
  listOf,
  numberType,
  personType,
  textType,
} from "./formula-type.ts"

/** What every page has, by the id in recorded tokens, with or without a property that shows it. */
const built: Readonly<Record<string, FormulaProperty>> = Object.fromEntries(
  (["created_time", "last_edited_time", "created_by", "last_edited_by"] as const).map((id) => [
    id,
    { id, name: id, propertyType: id, type: id.endsWith("time") ? dateType : personType },
  ]),
)

/**
 * What formulas of a data source may name. Types of formulas and rollups are found by following them, on demand and
 * once each, through at most 15 layers; what lies deeper, and what depends on itself, is `any`.
 * @param properties those of a data source, undefined when it is not known
 */
export function schemaOf(
  dataSourceId: string,
  properties: (dataSourceId: string) => readonly Property[] | undefined,
): FormulaSchema {
  return new Schemas(dataSourceId, properties)
}

class Schemas implements FormulaSchema {
  readonly dataSourceId: string
  readonly #properties: (dataSourceId: string) => readonly Property[] | undefined
  /** By data source and property id; undefined while it is being found. */
  readonly #types: Map<string, FormulaType | undefined>
  readonly #layer: number

  constructor(
    dataSourceId: string,
    properties: (dataSourceId: string) => readonly Property[] | undefined,
    types = new Map<string, FormulaType | undefined>(),
    layer = 1,
  ) {
    this.dataSourceId = dataSourceId
    this.#properties = properties
    this.#types = types
    this.#layer = layer
  }

  isKnown(dataSourceId: string): boolean {
    return this.#properties(dataSourceId) !== undefined
  }

  byName(name: string, dataSourceId: string): FormulaProperty | undefined {
    return this.#find(dataSourceId, (property) => property.name === name)
  }

  byId(id: string, dataSourceId: string): FormulaProperty | undefined {
    const found = this.#find(dataSourceId, (property) => property.id === id)
    return found ?? (Object.hasOwn(built, id) ? built[id] : undefined)
  }

  #find(dataSourceId: string, isWanted: (property: Property) => boolean): FormulaProperty | undefined {
    const property = this.#properties(dataSourceId)?.find(isWanted)
    if (!property) return undefined
    const { id, name, type: propertyType } = property
    return { id, name, propertyType, type: this.#typeOf(property, dataSourceId) }
  }

  #typeOf(property: Property, dataSourceId: string): FormulaType {
    if (property.type !== "formula" && property.type !== "rollup") return plainTypeOf(property)
    const key = `${dataSourceId} ${property.id}`
    if (this.#types.has(key)) return this.#types.get(key) ?? anyType
    if (this.#layer >= maxLayers) return anyType
    this.#types.set(key, undefined)
    const inner = new Schemas(dataSourceId, this.#properties, this.#types, this.#layer + 1)
    const type =
      property.type === "formula" ? inner.#formula(property.config.expression) : inner.#rollup(property)
    this.#types.set(key, type)
    return type
  }

  #formula(expression: string): FormulaType {
    const formula = parseFormula(expression, this)
    return formula instanceof FormulaError ? anyType : formula.type
  }

  #rollup({ config }: Property & { type: "rollup" }): FormulaType {
    const result = rollupResultType(config.function)
    if (result === "number") return numberType
    if (result === "date") return dateType
    const relation = this.#properties(this.dataSourceId)?.find(({ id }) => id === config.relation_property_id)
    if (relation?.type !== "relation") return listOf(anyType)
    const target = this.byId(config.rollup_property_id, relation.config.data_source_id)
    if (!target) return listOf(anyType)
    // Lists inside the list are laid out flat, like a rollup of a rollup on the wire.
    return target.type.kind === "list" ? target.type : listOf(target.type)
  }
}

/** Source: reference §4. Place, verification and button have no documented reading (inferred). */
function plainTypeOf(property: Property): FormulaType {
  switch (property.type) {
    case "number":
      return numberType
    case "checkbox":
      return booleanType
    case "date":
    case "created_time":
    case "last_edited_time":
      return dateType
    case "created_by":
    case "last_edited_by":
      return personType
    case "people":
      return listOf(personType)
    case "multi_select":
    case "files":
      return listOf(textType)
    case "relation":
      return listOf({ kind: "page", source: property.config.data_source_id })
    case "button":
      return anyType
    default:
      return textType
  }
}
