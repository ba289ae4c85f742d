import { type Dialect, dialects, testStorage } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Archive } from "./archive.ts"
import { type Exchange, routeOf } from "./exchange.ts"
import { loadCorpus } from "./load-corpus.ts"
import { differenceOf, replay } from "./replay.ts"
import { sample } from "./sample.ts"
import { outOfScope } from "./scope.ts"
import { Stage } from "./stage.ts"
import { Tally } from "./tally.ts"

const corpus = loadCorpus()
const writes = (corpus ?? []).filter(({ method }) => method === "POST" || method === "PATCH")
const inScope = writes.filter((exchange) => outOfScope(exchange) === undefined)
const archive = new Archive(corpus ?? [])

/** PostgreSQL runs the same code on the same plans: one in this many recordings is enough to see it. */
const each: Record<Dialect, number> = { sqlite: 1, postgres: 12 }
const seed = 20_260_627

describe.skipIf(!corpus).each(dialects)("recorded writes on %s", (dialect) => {
  const chosen = each[dialect] === 1 ? inScope : sample(inScope, each[dialect], seed)
  const keys = [...new Set(chosen.map((exchange) => routeOf(exchange)?.key as string))].sort()
  const tally = new Tally()
  let stage: Stage
  let remove: () => Promise<void>

  beforeAll(async () => {
    const storage = await testStorage(dialect)
    remove = storage.remove
    stage = await Stage.open(storage.options)
  })
  afterAll(async () => {
    await stage.close()
    await remove()
    tally.print(`Recorded writes on ${dialect} (seed ${seed}, one in ${each[dialect]})`)
  })

  it.each(keys)("%s is accepted or refused as recorded, or the difference is explained", async (key) => {
    for (const exchange of chosen.filter((candidate) => routeOf(candidate)?.key === key))
      tally.add(exchange, await difference(exchange))
    expect(tally.unexplained).toEqual([])
  })

  it("agrees with at least 95 of 100 recordings", () => {
    expect(tally.agreement).toBeGreaterThanOrEqual(0.95)
  })

  async function difference(exchange: Exchange): Promise<string | undefined> {
    const outcome = await replay(stage, archive, exchange)
    if ("unstaged" in outcome) return `not staged: ${outcome.unstaged}`
    expect(outcome.answer.status, JSON.stringify(outcome.answer.body)).toBeLessThan(500)
    return differenceOf(exchange, outcome.answer)
  }
})

it.runIf(!corpus)("has no recordings to compare with", () => {
  expect(inScope).toEqual([])
})
