import { expandTemplate } from "../regex/expand-template.ts"
import { Regex } from "../regex/regex.ts"
import { booleanType, listOf, textType } from "../types/formula-type.ts"
import type { FormulaValue } from "../values/value.ts"
import { textOf } from "./arguments.ts"
import { type Builtins, type Param, type Scene, text } from "./builtin.ts"

const pattern: Param = {
  kinds: text.kinds,
  checkText: (source) =>
    Regex.of(source) ? undefined : `Invalid regular expression ${JSON.stringify(source.slice(0, 40))}, given`,
}

/** Regular expressions, case-sensitive. One that is invalid, when only evaluation can tell, is Empty. */
export const patterns: Builtins = {
  test: {
    required: [text, pattern],
    result: booleanType,
    run: ([value, source], scene) => {
      const regex = Regex.of(textOf(source, scene), scene.budget)
      return regex ? !regex.matches(textOf(value, scene), scene.budget, 1).next().done : null
    },
  },
  /** The whole matches; groups are not told. */
  match: {
    required: [text, pattern],
    result: listOf(textType),
    run: ([value, source], scene) => {
      const regex = Regex.of(textOf(source, scene), scene.budget)
      if (!regex) return null
      const found: string[] = []
      for (const { groups } of regex.matches(textOf(value, scene), scene.budget)) {
        found.push(groups[0] ?? "")
        scene.budget.checkList(found.length)
      }
      return found
    },
  },
  replace: {
    required: [text, pattern, text],
    result: textType,
    run: (args, scene) => replaceMatches(args, 1, scene),
  },
  replaceAll: {
    required: [text, pattern, text],
    result: textType,
    run: (args, scene) => replaceMatches(args, Number.POSITIVE_INFINITY, scene),
  },
}

function replaceMatches(args: readonly FormulaValue[], most: number, scene: Scene): FormulaValue {
  const { budget } = scene
  const given = textOf(args[0], scene)
  const template = textOf(args[2], scene)
  const regex = Regex.of(textOf(args[1], scene), budget)
  if (!regex) return null
  const parts: string[] = []
  let length = given.length
  let last = 0
  for (const match of regex.matches(given, budget, most)) {
    const shown = expandTemplate(template, match, given, regex, budget)
    length += shown.length
    budget.checkText(length)
    parts.push(given.slice(last, match.start), shown)
    last = match.end
  }
  parts.push(given.slice(last))
  return parts.join("")
}
