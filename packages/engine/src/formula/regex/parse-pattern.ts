import {
  type CharRange,
  complementOf,
  digitRanges,
  dotRanges,
  setOf,
  spaceRanges,
  wordRanges,
} from "./char-set.ts"
import type { Pattern } from "./pattern.ts"

/** A pattern's tree and its groups. */
export interface ParsedPattern {
  pattern: Pattern
  /** The whole match is group 0. */
  groupCount: number
  names: ReadonlyMap<string, number>
}

/** Longest pattern, in UTF-16 code units. Source: inferred */
export const maxPatternChars = 1_000

/**
 * Undefined for what JavaScript refuses, and for what is too long or has inline flags. The runtime's own parser says
 * what is valid, so that this one only has to understand it.
 */
export function parsePattern(source: string): ParsedPattern | undefined {
  if (source.length > maxPatternChars) return undefined
  try {
    new RegExp(source)
  } catch {
    return undefined
  }
  return new PatternParser(source).parse()
}

const letterEscapes: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 }

const classEscapes: Readonly<Record<string, readonly CharRange[]>> = {
  d: digitRanges,
  D: complementOf(digitRanges),
  w: wordRanges,
  W: complementOf(wordRanges),
  s: spaceRanges,
  S: complementOf(spaceRanges),
}

class PatternParser {
  readonly #source: string
  readonly #groupTotal: number
  readonly #hasNames: boolean
  readonly #names = new Map<string, number>()
  #at = 0
  #groups = 1
  #isUnknown = false

  constructor(source: string) {
    this.#source = source
    const opened = source.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]/g, "x")
    this.#groupTotal = [...opened.matchAll(/\((?!\?)|\(\?<(?![=!])/g)].length
    this.#hasNames = /\(\?<(?![=!])/.test(opened)
    for (const [index, [name]] of [...opened.matchAll(/\((?!\?)|\(\?<(?![=!])[^>]*>/g)].entries()) {
      if (name.startsWith("(?<")) this.#names.set(name.slice(3, -1), index + 1)
    }
  }

  parse(): ParsedPattern | undefined {
    const pattern = this.#choice()
    if (this.#isUnknown || this.#at < this.#source.length) return undefined
    return { pattern, groupCount: this.#groups, names: this.#names }
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#source)
    if (!match) return undefined
    this.#at += match[0].length
    return match
  }

  #choice(): Pattern {
    const options = [this.#sequence()]
    while (this.#take("|")) options.push(this.#sequence())
    return options.length === 1 ? (options[0] as Pattern) : { kind: "choice", options }
  }

  #sequence(): Pattern {
    const items: Pattern[] = []
    while (this.#at < this.#source.length && !"|)".includes(this.#source[this.#at] as string)) {
      const first = this.#groups
      const item = this.#item()
      items.push(this.#quantified(item, [first, this.#groups]))
    }
    return items.length === 1 ? (items[0] as Pattern) : { kind: "sequence", items }
  }

  #quantified(body: Pattern, groups: readonly [number, number]): Pattern {
    const match = this.#match(/(?:([*+?])|\{(\d+)(,(\d*))?\})(\??)/y)
    if (!match) return body
    const [, sign, from, comma, to, lazy] = match
    const min = sign === undefined ? Number(from) : sign === "+" ? 1 : 0
    let max = sign === "?" ? 1 : Number.POSITIVE_INFINITY
    if (sign === undefined)
      max = comma === undefined ? min : to === "" ? Number.POSITIVE_INFINITY : Number(to)
    return { kind: "repeat", body, min, max, isLazy: lazy === "?", groups }
  }

  #item(): Pattern {
    if (this.#take("^")) return { kind: "assert", at: "start" }
    if (this.#take("$")) return { kind: "assert", at: "end" }
    if (this.#take("(")) return this.#group()
    if (this.#take(".")) return { kind: "set", set: setOf(dotRanges) }
    if (this.#take("[")) return this.#class()
    if (this.#take("\\")) return this.#escape()
    return this.#char(this.#source.charCodeAt(this.#at++))
  }

  #group(): Pattern {
    const looks = {
      "?=": [false, false],
      "?!": [false, true],
      "?<=": [true, false],
      "?<!": [true, true],
    } as const
    for (const [mark, [isBehind, isNegative]] of Object.entries(looks)) {
      if (this.#take(mark)) return { kind: "look", body: this.#closed(), isBehind, isNegative }
    }
    if (this.#take("?:")) return this.#closed()
    if (this.#source[this.#at] === "?" && !this.#match(/\?<[^>]*>/y)) {
      this.#isUnknown = true
      this.#at = this.#source.length
      return { kind: "sequence", items: [] }
    }
    const index = this.#groups++
    return { kind: "group", body: this.#closed(), index }
  }

  #closed(): Pattern {
    const body = this.#choice()
    this.#at++
    return body
  }

  #escape(): Pattern {
    if (this.#take("b")) return { kind: "assert", at: "boundary" }
    if (this.#take("B")) return { kind: "assert", at: "inside" }
    const named = this.#hasNames ? this.#match(/k<([^>]*)>/y) : undefined
    if (named) return { kind: "backreference", index: this.#names.get(named[1] as string) ?? 0 }
    const number = /[1-9]\d*/y
    number.lastIndex = this.#at
    const digits = number.exec(this.#source)?.[0]
    if (digits !== undefined && Number(digits) <= this.#groupTotal) {
      this.#at += digits.length
      return { kind: "backreference", index: Number(digits) }
    }
    const letter = this.#source[this.#at] ?? ""
    if (Object.hasOwn(classEscapes, letter)) {
      this.#at++
      return { kind: "set", set: setOf(classEscapes[letter] as readonly CharRange[]) }
    }
    return this.#char(this.#charEscape(false))
  }

  /** The code unit behind a backslash, with the octal digits of old. */
  #charEscape(isInClass: boolean): number {
    const hex = this.#match(/x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})/y)
    if (hex) return Number.parseInt((hex[1] ?? hex[2]) as string, 16)
    const octal = this.#match(/[0-3][0-7]{0,2}|[4-7][0-7]?/y)
    if (octal) return Number.parseInt(octal[0], 8)
    const control = this.#match(isInClass ? /c([A-Za-z0-9_])/y : /c([A-Za-z])/y)
    if (control) return (control[1] as string).charCodeAt(0) % 32
    const letter = this.#source[this.#at] as string
    if (letter === "c") return 0x5c
    this.#at++
    if (isInClass && letter === "b") return 8
    return Object.hasOwn(letterEscapes, letter) ? (letterEscapes[letter] as number) : letter.charCodeAt(0)
  }

  #class(): Pattern {
    const isNegated = this.#take("^")
    const ranges: CharRange[] = []
    while (!this.#take("]")) {
      const first = this.#classAtom()
      if (this.#source[this.#at] === "-" && this.#source[this.#at + 1] !== "]") {
        this.#at++
        const last = this.#classAtom()
        if (typeof first === "number" && typeof last === "number") ranges.push([first, last])
        // A class escape at either side makes the dash a dash.
        else ranges.push(...rangesOf(first), [0x2d, 0x2d], ...rangesOf(last))
      } else {
        ranges.push(...rangesOf(first))
      }
    }
    return { kind: "set", set: setOf(ranges, isNegated) }
  }

  #classAtom(): number | readonly CharRange[] {
    if (!this.#take("\\")) return this.#source.charCodeAt(this.#at++)
    const letter = this.#source[this.#at] ?? ""
    if (!Object.hasOwn(classEscapes, letter)) return this.#charEscape(true)
    this.#at++
    return classEscapes[letter] as readonly CharRange[]
  }

  #char(code: number): Pattern {
    return { kind: "set", set: setOf([[code, code]]) }
  }
}

function rangesOf(atom: number | readonly CharRange[]): readonly CharRange[] {
  return typeof atom === "number" ? [[atom, atom]] : atom
}
