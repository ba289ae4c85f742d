import { newestVersion } from "@inkling/contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Archive } from "./archive.ts"
import { type Exchange, gist } from "./exchange.ts"
import { loadCorpus } from "./load-corpus.ts"
import { arrangeProps } from "./messages/arrange-props.ts"
import type { Props } from "./messages/message-case.ts"
import { schemaMessages } from "./messages/schema-messages.ts"
import { semanticMessages } from "./messages/semantic-messages.ts"
import { supersededMessage } from "./messages/superseded.ts"
import { unions } from "./messages/unions.ts"
import { replay } from "./replay.ts"
import { outOfScope } from "./scope.ts"
import { Stage } from "./stage.ts"

const corpus = loadCorpus()
const refused = (corpus ?? []).filter(
  (exchange) => exchange.status >= 400 && outOfScope(exchange) === undefined,
)
const archive = new Archive(corpus ?? [])

describe("messages", () => {
  let stage: Stage
  let props: Props

  beforeAll(async () => {
    stage = await Stage.open("memory")
    props = await arrangeProps(stage)
  })
  afterAll(() => stage.close())

  it.each([...schemaMessages, ...semanticMessages])("refuse $name as Notion does", async (refusal) => {
    const body = refusal.body?.(props)
    const method = refusal.method ?? (body === undefined ? "GET" : "POST")
    const answer = await stage.send(refusal.version ?? newestVersion, method, refusal.path(props), body)
    const message = answer.body["message"] as string
    const lines = refusal.isQuotedInPart ? message.split("\n") : [message]
    expect(lines).toContain(refusal.message(props))
    expect(answer.status).toBe(refusal.status ?? 400)
    expect(answer.body["code"]).toBe(refusal.code ?? "validation_error")
  })

  it.each(unions)("name the alternatives of $name in the recorded order", async ({ path, body, keys }) => {
    const { body: answer } = await stage.send(newestVersion, path.method, path.url(props), body)
    const named = (answer["message"] as string)
      .split("\n")
      .map((line) => / (\w+) should be /.exec(` ${line.replace(/^\S*\./, "")}`)?.[1])
    // Kinds came and went since the recordings; those still there keep their order.
    expect(named.filter((key) => key !== undefined && keys.includes(key))).toEqual(keys)
  })

  it.skipIf(!corpus)("come out word for word as recorded, or as newer evidence has them", async () => {
    const differing: string[] = []
    let superseded = 0
    for (const exchange of refused) {
      const expected = supersededMessage(exchange)
      if (expected !== exchange.response["message"]) superseded++
      const message = await messageOf(exchange)
      if (message !== expected)
        differing.push(`${gist(exchange)}\n  expected ${expected}\n  answered ${message}`)
    }
    console.info(
      `Recorded messages: ${refused.length - superseded - differing.length} of ${refused.length} word for word, ${superseded} superseded`,
    )
    expect(differing).toEqual([])
  })

  async function messageOf(exchange: Exchange): Promise<unknown> {
    const outcome = await replay(stage, archive, exchange)
    if ("unstaged" in outcome) return outcome.unstaged
    const message = outcome.answer.body["message"]
    return typeof message === "string" ? outcome.cast.unmap(message) : message
  }
})
