import { FormulaError } from "./formula-error.ts"

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t" }

/**
 * The text between the quotes that open at `at`. Double quotes are documented; single ones and `\uXXXX` are taken as
 * well (inferred). A backslash before any other character is dropped, so `"\\d"` is the pattern `\d`.
 * @throws FormulaError parse when the quotes do not close
 */
export function readText(text: string, at: number): { value: string; end: number } {
  const quote = text[at] as string
  let value = ""
  let from = at + 1
  for (let index = from; index < text.length; index++) {
    const char = text[index]
    if (char === quote) return { value: value + text.slice(from, index), end: index + 1 }
    if (char !== "\\") continue
    value += text.slice(from, index)
    index++
    const unicode = /^u([0-9a-fA-F]{4})/.exec(text.slice(index, index + 5))
    if (unicode) {
      value += String.fromCharCode(Number.parseInt(unicode[1] as string, 16))
      index += 4
    } else {
      const escaped = text[index] ?? ""
      value += escapes[escaped] ?? escaped
    }
    from = index + 1
  }
  throw new FormulaError("parse", at, "A text is not closed: it starts")
}

/** The text in double quotes, as formulas are printed. */
export function writeText(value: string): string {
  const escaped = value
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")
  return `"${escaped}"`
}
