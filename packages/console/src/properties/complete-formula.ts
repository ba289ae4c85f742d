import { formulaFunctions } from "./formula-functions.ts"

/** Something that the word before the caret may become. */
export interface Completion {
  label: string
  /** What stands in place of the text from `from` to the caret. */
  insert: string
  /** Characters from the end of `insert` to where the caret goes. */
  back: number
  from: number
}

/** Completions shown at once. */
const maxCompletions = 8

/**
 * What a formula may go on with at the caret: properties and functions whose name begins with the word there, or has
 * it in its middle; within `prop("` properties alone. None where no word is.
 */
export function completeFormula(text: string, caret: number, properties: readonly string[]): Completion[] {
  const before = text.slice(0, caret)
  const inProp = /\bprop\(\s*"([^"]*)$/.exec(before)
  const word = inProp ? inProp[1] : /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before)?.[0]
  if (word === undefined || (word === "" && !inProp)) return []
  if (!inProp && isInText(before)) return []
  const from = caret - word.length
  const named = rank(properties, word).map((name): Completion => {
    const quoted = JSON.stringify(name)
    const closes = text.slice(caret).startsWith('")') ? "" : '")'
    return inProp
      ? { label: name, insert: `${quoted.slice(1, -1)}${closes}`, back: 0, from }
      : { label: name, insert: `prop(${quoted})`, back: 0, from }
  })
  if (inProp) return named.slice(0, maxCompletions)
  const called = rank(formulaFunctions, word).map((call): Completion => {
    const name = call.slice(0, call.indexOf("("))
    return { label: call, insert: `${name}()`, back: call.endsWith("()") ? 0 : 1, from }
  })
  return [...named, ...called].slice(0, maxCompletions)
}

/** Names that begin with the word before those that only have it in them. */
function rank(names: readonly string[], word: string): string[] {
  const wanted = word.toLowerCase()
  const begins = names.filter((name) => name.toLowerCase().startsWith(wanted))
  const has = names.filter((name) => {
    const head = name.replace(/\(.*$/s, "").toLowerCase()
    return head.includes(wanted) && !head.startsWith(wanted)
  })
  return [...begins, ...has]
}

function isInText(before: string): boolean {
  const quotes = before.replace(/\\./gs, "").match(/"/g)
  return (quotes?.length ?? 0) % 2 === 1
}
