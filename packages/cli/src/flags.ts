import { parseArgs } from "node:util"
import { UsageError } from "./usage-error.ts"

type Spec = Record<string, { type: "string" | "boolean"; multiple?: boolean }>

export interface Flags {
  /** Words that are not flags. */
  words: string[]
  text(name: string): string | undefined
  /** Every value of a flag that may be given more than once. */
  texts(name: string): string[]
  has(name: string): boolean
  /** A whole number of at least `least`. @throws UsageError */
  count(name: string, least: number): number | undefined
  /** One of the words given. @throws UsageError */
  choice<T extends string>(name: string, choices: readonly T[]): T | undefined
}

/** @throws UsageError on an unknown flag or one without its value */
export function parseFlags(argv: string[], spec: Spec): Flags {
  let parsed: { values: Record<string, string | boolean | string[] | undefined>; positionals: string[] }
  try {
    parsed = parseArgs({ args: argv, options: spec, allowPositionals: true, strict: true }) as typeof parsed
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
  const text = (name: string): string | undefined => {
    const value = parsed.values[name]
    return typeof value === "string" ? value : undefined
  }
  return {
    words: parsed.positionals,
    text,
    texts: (name) => {
      const values = parsed.values[name]
      return Array.isArray(values) ? values : []
    },
    has: (name) => parsed.values[name] === true,
    count: (name, least) => {
      const value = text(name)
      if (value === undefined) return undefined
      const number = Number(value)
      if (!Number.isInteger(number) || number < least)
        throw new UsageError(`--${name} takes a whole number from ${least} on; it was "${value}".`)
      return number
    },
    choice: (name, choices) => {
      const value = text(name)
      if (value === undefined) return undefined
      const found = choices.find((choice) => choice === value)
      if (!found) throw new UsageError(`--${name} takes ${choices.join(", ")}; it was "${value}".`)
      return found
    },
  }
}
