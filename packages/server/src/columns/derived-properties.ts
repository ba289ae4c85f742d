import { type DerivedKind, derivedProperty, type Property } from "@inkling/engine"

/** Remembered; the one used longest ago goes first, and its columns are not found any more. */
const maxKnown = 1_000

/** The properties that stand for formulas and rollups in columns: one for each class of callers. */
export class DerivedProperties {
  readonly #known = new Map<string, Property>()
  #lastPk = 0

  /** @param classKey which callers it is for; see `DerivedSource.classOf` */
  of(ws: number, property: Property, kind: DerivedKind, classKey: string): Property {
    const key = `${ws} ${property.pk} ${kind} ${classKey}`
    const known = this.#known.get(key) ?? derivedProperty(property, kind, --this.#lastPk)
    this.#known.delete(key)
    this.#known.set(key, known)
    if (this.#known.size > maxKnown) this.#known.delete(this.#known.keys().next().value as string)
    return known
  }
}
