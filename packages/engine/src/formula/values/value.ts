import type { DateValue } from "../../rich-text/rich-text.ts"

/** What a formula works on. Null is Empty. Numbers are finite and never -0; text is a string unless it has looks. */
export type FormulaValue =
  | null
  | number
  | boolean
  | string
  | StyledText
  | FormulaDate
  | Person
  | PageRef
  | readonly FormulaValue[]

/** Text in runs of one look each; never without one. The API shows the plain text only. */
export interface StyledText {
  kind: "styled"
  runs: readonly Run[]
  /** The text of all runs. */
  plain: string
}

export interface Run {
  text: string
  /** In the order given: `b i u c s`, a colour, a colour with `_background`. */
  styles?: readonly string[]
  link?: string
}

/**
 * A date, or a range of dates, to the minute. With time, ms are instants; without, they are midnight UTC of the day,
 * which begins at midnight in the zone of evaluation.
 */
export interface FormulaDate {
  kind: "date"
  startMs: number
  endMs: number | null
  hasTime: boolean
  /** How the property wrote it, so that a formula that only passes it on repeats it. Source: recorded values */
  written?: DateValue
}

export interface Person {
  kind: "person"
  id: string
  /** Null when the reader may not see it. */
  name: string | null
  email: string | null
}

export interface PageRef {
  kind: "page"
  id: string
}

/** True for text with and without looks. */
export function isText(value: FormulaValue): value is string | StyledText {
  return typeof value === "string" || isKind(value, "styled")
}

export function isList(value: FormulaValue): value is readonly FormulaValue[] {
  return Array.isArray(value)
}

export function isDate(value: FormulaValue): value is FormulaDate {
  return isKind(value, "date")
}

export function isPage(value: FormulaValue): value is PageRef {
  return isKind(value, "page")
}

export function isPerson(value: FormulaValue): value is Person {
  return isKind(value, "person")
}

function isKind(value: FormulaValue, kind: string): boolean {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind
}

/** The text of text, without its looks. */
export function plainOf(text: string | StyledText): string {
  return typeof text === "string" ? text : text.plain
}

/** The number, or Empty for what JSON cannot say: not a number, too large. Turns -0 into 0. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null
}

/** What `empty()` says: Empty, 0, false, no text, no elements. Source: reference §4, Emptiness */
export function isBlank(value: FormulaValue): boolean {
  if (value === null || value === 0 || value === false || value === "") return true
  if (isList(value)) return value.length === 0
  return isKind(value, "styled") && plainOf(value as StyledText) === ""
}
