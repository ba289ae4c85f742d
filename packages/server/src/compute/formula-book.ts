import {
  type CompiledFormula,
  compileFormula,
  FormulaError,
  type FormulaType,
  type Property,
  parseFormula,
  schemaOf,
} from "@inkling/engine"
import type { Snapshot } from "@inkling/store"
import { isSettled } from "../load/is-writing.ts"
import type { Known } from "./known.ts"
import type { KnownSource } from "./known-source.ts"

export type FormulaProperty = Extract<Property, { type: "formula" }>

/** A formula ready to run; undefined where it does not parse against its schema any more. */
export interface ReadyFormula {
  run: CompiledFormula
  type: FormulaType
}

interface Page {
  epoch: string
  expression: string
  /** Schemas it was checked against, by the data source's id: its types are good until one of them changes. */
  epochs: ReadonlyMap<string, number | null>
  ready: ReadyFormula | undefined
}

/** Formulas remembered; the oldest goes first. */
const maxFormulas = 5_000

/** Compiled formulas of all data sources, each good while the schemas stay that it was checked against. */
export class FormulaBook {
  readonly #pages = new Map<string, Page>()

  /**
   * A formula of a data source, blank and broken ones as null. Undefined when `known` has to load something first.
   */
  find(
    tx: Snapshot,
    known: Known,
    source: KnownSource,
    property: FormulaProperty,
  ): ReadyFormula | null | undefined {
    const key = `${tx.ws} ${property.pk}`
    const kept = this.#pages.get(key)
    if (kept?.epoch === tx.head.epoch && kept.expression === property.config.expression) {
      const isCurrent = isUnchanged(kept.epochs, known)
      if (isCurrent === undefined) return undefined
      if (isCurrent) return kept.ready ?? null
    }
    const page = this.#compile(tx, known, source, property)
    if (!page) return undefined
    if (!isSettled(tx)) return page.ready ?? null
    this.#pages.delete(key)
    this.#pages.set(key, page)
    if (this.#pages.size > maxFormulas) this.#pages.delete(this.#pages.keys().next().value as string)
    return page.ready ?? null
  }

  #compile(
    tx: Snapshot,
    known: Known,
    source: KnownSource,
    { config: { expression } }: FormulaProperty,
  ): Page | undefined {
    const epochs = new Map<string, number | null>()
    let isComplete = true
    const schema = schemaOf(source.id, (id) => {
      const found = known.source(id)
      if (found === undefined) isComplete = false
      else epochs.set(id, found?.schemaEpoch ?? null)
      return found?.properties
    })
    const formula = expression === "" ? undefined : parseFormula(expression, schema)
    if (!isComplete) return undefined
    const ready =
      formula === undefined || formula instanceof FormulaError
        ? undefined
        : { run: compileFormula(formula), type: formula.type }
    return { epoch: tx.head.epoch, expression, epochs, ready }
  }
}

/** Undefined when a schema has to be loaded to tell. */
function isUnchanged(epochs: Page["epochs"], known: Known): boolean | undefined {
  let isKnown = true
  for (const [id, epoch] of epochs) {
    const source = known.source(id)
    if (source === undefined) isKnown = false
    else if ((source?.schemaEpoch ?? null) !== epoch) return false
  }
  return isKnown ? true : undefined
}
