import { parseArgs } from "node:util"

export type Database = "sqlite" | "postgres"

/** What the command line asks of a proof. */
export interface SoakOptions {
  /** Kills, worlds or cases: whatever the proof counts. */
  count: number
  /** Printed with every summary, so that a failure can be run again. */
  seed: number
  databases: readonly Database[]
}

/** @throws Error naming the option that makes no sense */
export function parseOptions(argv: readonly string[]): { name: string; options: SoakOptions } {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { count: { type: "string" }, seed: { type: "string" }, database: { type: "string" } },
  })
  return {
    name: positionals[0] ?? "",
    options: {
      count: wholeNumber("count", values.count ?? "20"),
      seed: wholeNumber("seed", values.seed ?? String(Math.floor(Math.random() * 1e9))),
      databases: databasesOf(values.database ?? "both"),
    },
  }
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0)
    throw new Error(`--${name} takes a whole number; it was "${text}".`)
  return number
}

function databasesOf(word: string): readonly Database[] {
  if (word === "both") return ["sqlite", "postgres"]
  if (word === "sqlite" || word === "postgres") return [word]
  throw new Error(`--database takes sqlite, postgres or both; it was "${word}".`)
}
