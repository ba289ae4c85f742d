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
  schemas: ReadonlyMap<string, string | undefined>
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
      const isCurrent = isUnchanged(kept.schemas, known)
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
    const schemas = new Map<string, string | undefined>()
    let isComplete = true
    const schema = schemaOf(source.id, (id) => {
      const found = known.source(id)
      if (found === undefined) isComplete = false
      else schemas.set(id, found?.schemaKey)
      // Types are told from what the caller may know of, or what others change where it may not look would show.
      return found ? [...found.visible.values()] : undefined
    })
    const formula = expression === "" ? undefined : parseFormula(expression, schema)
    if (!isComplete) return undefined
    const ready =
      formula === undefined || formula instanceof FormulaError
        ? undefined
        : { run: compileFormula(formula), type: formula.type }
    return { epoch: tx.head.epoch, expression, schemas, ready }
  }
}

/** Undefined when a schema has to be loaded to tell. */
function isUnchanged(schemas: Page["schemas"], known: Known): boolean | undefined {
  let isKnown = true
  for (const [id, key] of schemas) {
    const source = known.source(id)
    if (source === undefined) isKnown = false
    else if (source?.schemaKey !== key) return false
  }
  return isKnown ? true : undefined
}
