import { booleanType, listOf, textType } from "../types/formula-type.ts"
import { formatNumber } from "../values/format-number.ts"
import { joinTexts } from "../values/format-value.ts"
import { type FormulaValue, isList } from "../values/value.ts"
import { textOf, wholeOf } from "./arguments.ts"
import { type Builtin, type Builtins, list, number, type Param, type Scene, text } from "./builtin.ts"

/** What text functions make of one text. */
function change(made: (given: string) => string): Builtin {
  return {
    required: [text],
    result: textType,
    run: ([value], scene) => {
      const given = textOf(value, scene)
      scene.budget.makeText(given.length)
      return made(given)
    },
  }
}

function pad(padded: (given: string, length: number, filler: string) => string): Builtin {
  return {
    required: [text, number, text],
    result: textType,
    run: ([value, length, filler], scene) => {
      const wanted = wholeOf(length, 0)
      scene.budget.makeText(wanted)
      return padded(textOf(value, scene), wanted, textOf(filler, scene))
    },
  }
}

const anyText: Param = { kinds: ["text", "number", "boolean", "date", "person", "page"] }

/** Plain text. Positions count UTF-16 code units, from 0. */
export const texts: Builtins = {
  lower: change((given) => given.toLowerCase()),
  upper: change((given) => given.toUpperCase()),
  trim: change((given) => given.trim()),
  padStart: pad((given, length, filler) => given.padStart(length, filler)),
  padEnd: pad((given, length, filler) => given.padEnd(length, filler)),
  /** Positions out of range are moved into it; below 0 counts as 0 (inferred). */
  substring: {
    required: [text, number],
    optional: [number],
    result: textType,
    run: ([value, start, end], scene) => {
      const given = textOf(value, scene)
      return given.substring(wholeOf(start, 0), wholeOf(end, given.length))
    },
  },
  /** Case-sensitive and literal. */
  contains: {
    required: [text, text],
    result: booleanType,
    run: ([value, wanted], scene) => {
      const given = textOf(value, scene)
      const part = textOf(wanted, scene)
      paySearch(given, part, scene)
      return given.includes(part)
    },
  },
  repeat: {
    required: [text, number],
    result: textType,
    run: ([value, times], scene) => {
      const given = textOf(value, scene)
      const count = Math.max(0, wholeOf(times, 0))
      if (given === "" || count === 0) return ""
      scene.budget.makeText(given.length * count)
      return given.repeat(count)
    },
  },
  /** At one space by default. Source: published examples */
  split: {
    required: [text],
    optional: [text],
    result: listOf(textType),
    run: ([value, separator], scene) => splitText(textOf(value, scene), separator, scene),
  },
  join: {
    required: [list, anyText],
    result: textType,
    run: ([items = null, separator], scene) =>
      isList(items) ? joinItems(items, textOf(separator, scene), scene) : "",
  },
  formatNumber: {
    required: [number],
    optional: [text, number],
    result: textType,
    run: ([value, format, decimals], scene) => {
      if (typeof value !== "number") return null
      return formatNumber(value, textOf(format, scene), typeof decimals === "number" ? decimals : undefined)
    },
  },
}

/** At worst the runtime compares the whole of a long part at every few hundred characters. */
function paySearch(given: string, part: string, { budget }: Scene): void {
  budget.spend((given.length >> 4) + Math.floor((given.length * part.length) / 4_096))
}

function splitText(given: string, separator: FormulaValue | undefined, scene: Scene): FormulaValue {
  const mark = separator === undefined ? " " : textOf(separator, scene)
  scene.budget.makeText(given.length)
  paySearch(given, mark, scene)
  const parts = given.split(mark)
  scene.budget.makeList(parts.length)
  return parts
}

function joinItems(items: readonly FormulaValue[], separator: string, scene: Scene): string {
  scene.budget.spend(items.length)
  const shown = items.map((item) => textOf(item, scene))
  return joinTexts(shown, separator, scene.budget)
}
