import type { Budget } from "../evaluate/budget.ts"
import type { Regex, RegexMatch } from "./regex.ts"

/** A name ends before the next bracket, so that a row of open ones is not read again and again. */
const MARK = /\$(?:([$&`'])|(\d{1,2})|<([^<>]*)>)/g

/**
 * What a match is replaced by: `$1`, `$&` and the other marks of JavaScript's `replace`.
 * @throws FormulaLimitError
 */
export function expandTemplate(
  template: string,
  match: RegexMatch,
  text: string,
  regex: Regex,
  budget: Budget,
): string {
  budget.makeText(template.length)
  if (!template.includes("$")) return template
  const most = match.groups.length - 1
  return template.replace(MARK, (mark, sign?: string, digits?: string, name?: string) => {
    const shown = partOf(mark, sign, digits, name)
    budget.makeText(shown.length)
    return shown
  })

  function partOf(
    mark: string,
    sign: string | undefined,
    digits: string | undefined,
    name: string | undefined,
  ): string {
    if (sign === "$") return "$"
    if (sign === "&") return match.groups[0] ?? ""
    if (sign === "`") return text.slice(0, match.start)
    if (sign === "'") return text.slice(match.end)
    if (name !== undefined) {
      if (regex.names.size === 0) return mark
      const index = regex.names.get(name)
      return index === undefined ? "" : (match.groups[index] ?? "")
    }
    if (digits === undefined) return mark
    const both = Number(digits)
    if (both >= 1 && both <= most) return match.groups[both] ?? ""
    const first = Number(digits[0])
    return digits.length === 2 && first >= 1 && first <= most ? (match.groups[first] ?? "") + digits[1] : mark
  }
}
