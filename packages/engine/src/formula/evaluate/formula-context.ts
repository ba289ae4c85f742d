import type { FormulaValue } from "../values/value.ts"

/** A page whose properties are read one at a time, only when a formula needs them. */
export interface FormulaPage {
  id: string
  /** Plain text of its title; empty when it has none. */
  title(): string
  /**
   * A property by raw id, Empty when there is none; `readPropertyValue` makes values of stored ones. A relation lists
   * only the pages that the reader may see, so that hidden ones decide nothing. Also asked for the
   * ids `created_time`, `last_edited_time`, `created_by`, `last_edited_by` of pages without such properties. A
   * formula is answered by its compiled form with the same budget.
   */
  value(propertyId: string): FormulaValue
  /** A property by name: only asked for pages whose data source was not known when the formula was written. */
  valueNamed(name: string): FormulaValue
}

/** The world of one evaluation. */
export interface FormulaContext {
  /** The moment that `now()` names, in ms; seconds are dropped. */
  nowMs: number
  /** IANA zone in which days begin and clocks are read. Notion's API seems to use UTC (inferred). */
  timeZone: string
  page: FormulaPage
  /** A page that a relation names, undefined when the reader may not see it. */
  related(pageId: string): FormulaPage | undefined
}
