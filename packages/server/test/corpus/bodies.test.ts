import { checkKeyOrder, checkResponse, type EndpointKey } from "@inkling/contract"
import { type Dialect, dialects, testStorage } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Archive } from "./archive.ts"
import { type Exchange, gist, routeOf } from "./exchange.ts"
import { inParallel } from "./in-parallel.ts"
import { loadCorpus } from "./load-corpus.ts"
import { differenceOf, replay } from "./replay.ts"
import { sample } from "./sample.ts"
import { leftOut, outOfScope } from "./scope.ts"
import { Stage } from "./stage.ts"
import { Tally } from "./tally.ts"

const corpus = loadCorpus()
const writes = (corpus ?? []).filter(({ method }) => method === "POST" || method === "PATCH")
const inScope = writes.filter((exchange) => outOfScope(exchange) === undefined)
const archive = new Archive(corpus ?? [])

/** PostgreSQL runs the same code on the same plans: one in this many recordings is enough to see it. */
const each: Record<Dialect, number> = { sqlite: 1, postgres: 12 }
/** The machine may be busy. */
const timeout = 120_000
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
    console.info(leftOut(writes))
    tally.print(`Recorded writes on ${dialect} (seed ${seed}, one in ${each[dialect]})`)
  })

  it.each(keys)(
    "%s is accepted or refused as recorded, or the difference is explained",
    async (key) => {
      const exchanges = chosen.filter((candidate) => routeOf(candidate)?.key === key)
      await inParallel(exchanges, 16, async (exchange) => tally.add(exchange, await difference(exchange)))
      expect(tally.unexplained).toEqual([])
    },
    timeout,
  )

  it("agrees with at least 95 of 100 recordings", () => {
    expect(tally.agreement).toBeGreaterThanOrEqual(0.95)
  })

  async function difference(exchange: Exchange): Promise<string | undefined> {
    const outcome = await replay(stage, archive, exchange)
    if ("unstaged" in outcome) return `not staged: ${outcome.unstaged}`
    expect(outcome.answer.status, JSON.stringify(outcome.answer.body)).toBeLessThan(500)
    const { status, body } = outcome.answer
    const { version } = exchange
    const key = routeOf(exchange)?.key as EndpointKey
    const problem =
      status === 200 ? (checkResponse(version, key, body) ?? checkKeyOrder(version, body)) : undefined
    expect(problem, gist(exchange)).toBeUndefined()
    return differenceOf(exchange, outcome.answer)
  }
})

it.runIf(!corpus)("has no recordings to compare with", () => {
  expect(inScope).toEqual([])
})
