import { FormulaError } from "./formula-error.ts"
import { maxFormulaChars } from "./formula-limits.ts"
import { type PropertyToken, readPropertyToken } from "./property-token.ts"
import { readText } from "./read-text.ts"

/** One word of a formula. `at` is its offset, `end` the offset behind it. */
export type Token = { at: number; end: number } & (
  | { kind: "number"; value: number }
  | { kind: "text"; value: string }
  | { kind: "name"; name: string }
  | { kind: "property"; token: PropertyToken }
  | { kind: "mark"; mark: string }
  | { kind: "end" }
)

/** A point belongs to a number only before a digit, so that `0.empty()` is a method of 0. */
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy
const SPACE = /(?:\s|\/\*[\s\S]*?\*\/)+/y
const MARK = /===|!==|==|!=|>=|<=|&&|\|\||[()[\],.?:+\-*/%^><!]/y

/**
 * The words of a formula, the last of kind `end`; linear in its length.
 * @throws FormulaError parse
 */
export function tokenize(text: string): Token[] {
  if (text.length > maxFormulaChars) {
    throw new FormulaError(
      "parse",
      maxFormulaChars,
      `A formula may have at most ${maxFormulaChars} characters; this one goes on`,
    )
  }
  const tokens: Token[] = []
  let at = skipSpace(text, 0)
  while (at < text.length) {
    const token = readToken(text, at)
    tokens.push(token)
    at = skipSpace(text, token.end)
  }
  tokens.push({ kind: "end", at, end: at })
  return tokens
}

function readToken(text: string, at: number): Token {
  const property = readPropertyToken(text, at)
  if (property) return { kind: "property", token: property.token, at, end: property.end }
  const first = text[at] as string
  if (first === '"' || first === "'") return { kind: "text", at, ...readText(text, at) }
  const number = match(NUMBER, text, at)
  if (number !== undefined) {
    const value = Number(number)
    if (value === Number.POSITIVE_INFINITY) throw new FormulaError("parse", at, "A number is too large")
    return { kind: "number", value, at, end: at + number.length }
  }
  const name = match(NAME, text, at)
  if (name !== undefined) return { kind: "name", name, at, end: at + name.length }
  const mark = match(MARK, text, at)
  if (mark !== undefined) return { kind: "mark", mark, at, end: at + mark.length }
  if (text.startsWith("/*", at)) throw new FormulaError("parse", at, "A comment is not closed: it starts")
  throw new FormulaError(
    "parse",
    at,
    `Unexpected ${JSON.stringify(String.fromCodePoint(text.codePointAt(at) as number))}`,
  )
}

function skipSpace(text: string, at: number): number {
  return at + (match(SPACE, text, at)?.length ?? 0)
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
