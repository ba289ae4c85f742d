/** What is wrong with a formula: how it is written, what it names, how many arguments, or of which type. */
export type FormulaErrorKind =
  | "parse"
  | "chained_comparison"
  | "unknown_property"
  | "unknown_function"
  | "unknown_identifier"
  | "arity"
  | "type"

/** A formula that cannot be. Its message is one sentence that ends with the place. Wording inferred. */
export class FormulaError extends Error {
  readonly kind: FormulaErrorKind
  /** Offset in the text, in UTF-16 code units, from 0. The sentence counts from 1. */
  readonly at: number
  /** The property that could not be found, when `kind` is `unknown_property`. */
  readonly property: string | undefined

  constructor(kind: FormulaErrorKind, at: number, sentence: string, property?: string) {
    super(`${sentence} at position ${at + 1}.`)
    this.name = "FormulaError"
    this.kind = kind
    this.at = at
    this.property = property
  }
}
