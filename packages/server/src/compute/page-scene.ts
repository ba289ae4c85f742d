import type { FormulaContext, FormulaPage, FormulaValue } from "@inkling/engine"
import type { KnownPage } from "./known-page.ts"

/** What formulas ask of pages, answered by whoever computes. */
export interface PageReader {
  nowMs(): number
  value(page: KnownPage, propertyId: string): FormulaValue
  valueNamed(page: KnownPage, name: string): FormulaValue
  related(id: string): FormulaPage | undefined
}

/** A page as its formulas see it, and the world around it. */
export class PageScene implements FormulaContext, FormulaPage {
  /** Notion's API seems to use UTC (inferred). */
  readonly timeZone = "UTC"
  readonly #page: KnownPage
  readonly #reader: PageReader

  constructor(page: KnownPage, reader: PageReader) {
    this.#page = page
    this.#reader = reader
  }

  get page(): FormulaPage {
    return this
  }

  get id(): string {
    return this.#page.row.id
  }

  get nowMs(): number {
    return this.#reader.nowMs()
  }

  title(): string {
    return this.#page.row.title
  }

  value(propertyId: string): FormulaValue {
    return this.#reader.value(this.#page, propertyId)
  }

  valueNamed(name: string): FormulaValue {
    return this.#reader.valueNamed(this.#page, name)
  }

  related(pageId: string): FormulaPage | undefined {
    return this.#reader.related(pageId)
  }
}
