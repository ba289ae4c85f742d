import { beforeEach, expect, it } from "vitest"
import { Beyond } from "../../kit/beyond.ts"
import { paragraph, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid, nobodysId, notFound } from "../../kit/failure.ts"
import type { Answer, Args } from "../../kit/notion.ts"
import { titleOf } from "../../kit/read.ts"

eachSdk("batches", (kit) => {
  const beyond = new Beyond(kit)
  beforeEach((context) => beyond.isServed(context))
  const newPage = (name: string) => ({
    method: "POST",
    path: "/v1/pages",
    body: { parent: { page_id: kit.home }, properties: { title: text(name) } },
  })
  const append = (path: string) => ({ method: "PATCH", path, body: { children: [paragraph("Text")] } })

  it("write all, later operations naming what earlier ones made", async () => {
    const answer = await beyond.ask("POST", "batch", {
      operations: [newPage("Batch"), append("/v1/blocks/{0.id}/children")],
    })
    const [page, blocks] = answer["results"] as Answer[]
    expect(answer["object"]).toBe("batch")
    const { request_id: _, ...read } = await kit.notion.pages.retrieve({ page_id: (page as Answer).id })
    expect(page).toEqual(read)
    expect(titleOf(page as Answer)).toBe("Batch")
    expect(blocks).toMatchObject({ object: "list", type: "block", results: [{ type: "paragraph" }] })
  })

  it("write nothing when one fails, and tell which", async () => {
    const before = await kit.children(kit.home)
    const failed = beyond.send("POST", "batch", {
      operations: [newPage("Never"), append(`/v1/blocks/${nobodysId}/children`)],
    })
    const answer = await beyond.refuses(failed, notFound("block", nobodysId))
    expect(answer["additional_data"]).toMatchObject({ operation: "1" })
    expect(await kit.children(kit.home)).toEqual(before)
  })

  it.each<[string, Args[]]>([
    ["nothing", []],
    ["reads", [{ method: "GET", path: "/v1/users/me" }]],
    ["searches", [{ method: "POST", path: "/v1/search", body: {} }]],
  ])("hold no %s", async (_, operations) => {
    await beyond.refuses(beyond.send("POST", "batch", { operations }), invalid())
  })
})
