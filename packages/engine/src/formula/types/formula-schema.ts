import type { PropertyType } from "../../properties/property.ts"
import type { FormulaType } from "./formula-type.ts"

/** A property as formulas see it. */
export interface FormulaProperty {
  /** Raw id. */
  id: string
  name: string
  propertyType: PropertyType
  type: FormulaType
}

/** The data source that a formula belongs to, and those that its relations reach. */
export interface FormulaSchema {
  dataSourceId: string
  /** Undefined when the data source, or the property in it, is not known. */
  byName(name: string, dataSourceId: string): FormulaProperty | undefined
  byId(id: string, dataSourceId: string): FormulaProperty | undefined
  /** False when nothing is known about the data source, so that a name in it cannot be called wrong. */
  isKnown(dataSourceId: string): boolean
}
