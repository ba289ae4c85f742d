import { apiVersions, checkKeyOrder, checkResponse, type EndpointKey } from "@inkling/contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { explainShape } from "./differences.ts"
import { type Exchange, gist, routeOf, shapesHoldSince } from "./exchange.ts"
import { collectShapes } from "./key-sequence.ts"
import { loadCorpus } from "./load-corpus.ts"
import { leftOut, outOfScope } from "./scope.ts"
import { type SeenShape, ShapeBook } from "./shape-book.ts"
import { Stage } from "./stage.ts"
import { makeWorld } from "./tour/make-world.ts"
import { takeTour } from "./tour/take-tour.ts"

const corpus = loadCorpus()
const answers = (corpus ?? []).filter(
  (exchange) => exchange.status === 200 && outOfScope(exchange) === undefined,
)
const recent = answers.filter(({ date }) => date >= shapesHoldSince)
const older = answers.filter(({ date }) => date < shapesHoldSince)

const shapesOf = ({ version, response }: Exchange): SeenShape[] =>
  collectShapes(response).map((shape) => ({ ...shape, version }))
/** The machine may be busy. */
const timeout = 120_000
const unique = (lines: readonly string[]) => [...new Set(lines)].sort()

describe.skipIf(!corpus)("recorded answers", () => {
  const ours = new ShapeBook()
  const ourShapes: SeenShape[] = []
  const report = [leftOut((corpus ?? []).filter(({ status }) => status === 200))]
  let stage: Stage

  beforeAll(async () => {
    stage = await Stage.open("memory")
    const world = await makeWorld(stage)
    for (const version of apiVersions)
      for (const { method, path, status, body } of await takeTour(stage, world, version)) {
        expect(status, `${method} ${path} at ${version}: ${body["message"]}`).toBe(200)
        const shapes = collectShapes(body)
        ours.add(version, shapes)
        ourShapes.push(...shapes.map((shape) => ({ ...shape, version })))
      }
  }, timeout)
  afterAll(async () => {
    await stage.close()
    console.info(report.join("\n"))
  })

  /** Splits answers into those like ours and those explained; what is neither is listed. */
  function compare(
    title: string,
    exchanges: readonly Exchange[],
    lacking: (shape: SeenShape) => string[],
  ): void {
    const unexplained: string[] = []
    const reasons = new Map<string, number>()
    let same = 0
    for (const exchange of exchanges) {
      const known = new Set<string>()
      let isSame = true
      for (const shape of shapesOf(exchange)) {
        const missing = lacking(shape)
        if (missing.length === 0) continue
        isSame = false
        const reason = explainShape(shape, missing)?.reason
        if (reason) known.add(reason)
        else unexplained.push(`${shape.version} ${shape.kind}: ${missing.join(", ")}`)
      }
      if (isSame) same++
      for (const reason of known) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    }
    report.push(`${title}: ${same} of ${exchanges.length} answers like ours`)
    for (const [reason, count] of reasons) report.push(`  ${count} × ${reason}`)
    expect(unique(unexplained)).toEqual([])
  }

  it("have our sequences of keys, object by object, since April 2026", () => {
    compare("Recorded since April 2026", recent, ({ version, kind, keys }) =>
      ours.sequences(version, kind).has(keys) ? [] : [keys],
    )
  })

  it("show every sequence of ours, where the object was recorded since April 2026", () => {
    const recorded = new ShapeBook()
    for (const exchange of recent) recorded.add(exchange.version, collectShapes(exchange.response))
    const others = ourShapes
      .filter(({ version, kind }) => recorded.has(version, kind))
      .filter(({ version, kind, keys }) => !recorded.sequences(version, kind).has(keys))
    expect(unique(others.map(({ version, kind, keys }) => `${version} ${kind}: ${keys}`))).toEqual([])
  })

  it("have no key that ours lack, with the same JSON types, before April 2026", () => {
    compare("Recorded before April 2026", older, (shape) => ours.missing(shape))
  })

  it("pass the contract's checks of types and of key order since April 2026", () => {
    const problems: string[] = []
    for (const exchange of recent) {
      const { version, response } = exchange
      const key = routeOf(exchange)?.key as EndpointKey
      const problem = checkResponse(version, key, response) ?? checkKeyOrder(version, response)
      if (problem !== undefined) problems.push(`${gist(exchange)}: ${problem}`)
    }
    expect(problems).toEqual([])
  })
})

it.runIf(!corpus)("has no recorded answers to compare with", () => {
  expect(answers).toEqual([])
})
