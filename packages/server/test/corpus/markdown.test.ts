import { dialects, testStorage } from "@inkling/store/testing"
import { describe, expect, it } from "vitest"
import { Archive } from "./archive.ts"
import { gist, routeOf } from "./exchange.ts"
import { loadCorpus } from "./load-corpus.ts"
import { replay } from "./replay.ts"
import { Stage } from "./stage.ts"

const corpus = loadCorpus()
const edits = (corpus ?? []).filter(
  (exchange) =>
    exchange.status === 200 &&
    exchange.response["object"] === "page_markdown" &&
    routeOf(exchange)?.key === "updatePageMarkdown",
)

describe.skipIf(!corpus).each(dialects)("recorded markdown on %s", (dialect) => {
  it("is there to compare with", () => expect(edits.length).toBeGreaterThan(0))

  it("reads as recorded after every recorded change", async () => {
    const storage = await testStorage(dialect)
    const stage = await Stage.open(storage.options)
    const archive = new Archive(corpus ?? [])
    for (const exchange of edits) {
      const outcome = await replay(stage, archive, exchange)
      if ("unstaged" in outcome) throw new Error(outcome.unstaged)
      const { markdown, truncated, unknown_block_ids } = exchange.response
      expect(outcome.answer.body, gist(exchange)).toMatchObject({ markdown, truncated, unknown_block_ids })
    }
    await stage.close()
    await storage.remove()
  })
})
