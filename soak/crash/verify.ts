import type { Dice } from "../dice.ts"
import type { HttpClient } from "../http-client.ts"
import type { DatabaseEye } from "./database-eye.ts"
import { highestPk, inspect } from "./inspect.ts"
import type { WorldModel } from "./model.ts"
import { readBack } from "./read-back.ts"
import { brokenTwins } from "./twins.ts"
import type { Doubt } from "./write-until-killed.ts"

/** Pages read back after every kill beside those just touched. */
const sampleSize = 40

/** Readers at a time. */
const lanes = 8

export interface Verified {
  /** Unanswered writes that turned out to hold. */
  held: number
  /** Marks of objects up to this number have been looked at. */
  seenPk: number
}

/**
 * After a restart: the database is whole, every write in doubt holds wholly or not at all, and every acknowledged one
 * is there. Reads back what was touched since the last time and a sample of the rest, or everything.
 * @throws Error with the breaches
 */
export async function verify(
  client: HttpClient,
  eye: DatabaseEye,
  world: WorldModel,
  doubts: readonly Doubt[],
  options: { dice: Dice; seenPk: number; everything?: boolean },
): Promise<Verified> {
  const problems = [
    ...(await inspect(eye, { marksAfterPk: options.everything ? 0 : options.seenPk })),
    ...(await brokenTwins(eye)),
  ]
  fail(problems)
  const held = await settle(client, eye, doubts)
  const work = world.writers.flatMap((writer) => {
    const all = [...writer.pages.keys()]
    const sample = options.everything ? all : options.dice.some(all.slice(-2_000), sampleSize / 16)
    const ids = new Set([...writer.touched, ...sample, ...(options.everything ? [writer.source.id] : [])])
    writer.touched.clear()
    return [...ids].map((id) => () => readBack(client, writer, id))
  })
  fail((await inLanes(work)).flat())
  return { held, seenPk: await highestPk(eye) }
}

async function settle(client: HttpClient, eye: DatabaseEye, doubts: readonly Doubt[]): Promise<number> {
  const findMarked = async (table: "page" | "comment", mark: string) => {
    const column = table === "page" ? "title" : "cast(rich_text as text)"
    const rows = await eye.rows(`select id from ${table} where ${column} like ?`, `%${mark}%`)
    return rows[0]?.["id"] as string | undefined
  }
  let held = 0
  for (const { writer, operation } of doubts) {
    const answer = await operation.settle({ client, findMarked })
    const made = answer === undefined ? undefined : operation.apply(answer)
    if (answer !== undefined) held++
    const id = made ?? operation.touches
    if (id !== undefined) writer.touched.add(id)
  }
  return held
}

async function inLanes(work: (() => Promise<string[]>)[]): Promise<string[][]> {
  const results: string[][] = []
  const lane = async () => {
    for (let next = work.pop(); next; next = work.pop()) results.push(await next())
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}

function fail(problems: readonly string[]): void {
  if (problems.length === 0) return
  const shown = problems.slice(0, 20).join("\n  ")
  throw new Error(`${problems.length} problems:\n  ${shown}`)
}
