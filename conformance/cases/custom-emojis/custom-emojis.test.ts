import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { forbidden, invalid } from "../../kit/failure.ts"
import type { List, Notion } from "../../kit/notion.ts"
import { ids } from "../../kit/read.ts"

eachSdk("custom emojis", (kit, { isLegacy }) => {
  const list = (query: Record<string, string | number> = {}, notion: Notion = kit.notion): Promise<List> =>
    isLegacy
      ? notion.request<List>({ path: "custom_emojis", method: "get", query })
      : notion.customEmojis.list(query)

  it("lists them in pages, and finds one by its name", async (context) => {
    const boat = await kit.target.addEmoji("boat")
    const crab = await kit.target.addEmoji("crab")
    if (boat === undefined || crab === undefined) return context.skip("nobody may add emojis")
    const all = await list()
    expect(Object.keys(all)).toEqual(["object", "type", "results", "has_more", "next_cursor", "request_id"])
    expect(all).toMatchObject({ object: "list", type: "custom_emoji", has_more: false, next_cursor: null })
    expect(ids(all.results)).toEqual([boat, crab])
    expect(Object.keys(all.results[0] ?? {})).toEqual(["id", "name", "url"])
    const first = await list({ page_size: 1 })
    expect(first.has_more).toBe(true)
    expect(ids((await list({ start_cursor: String(first.next_cursor) })).results)).toEqual([crab])
    expect(ids((await list({ name: "crab" })).results)).toEqual([crab])
    const page = await kit.page("Sails", { icon: { type: "custom_emoji", custom_emoji: { id: boat } } })
    expect(page["icon"]).toEqual({ type: "custom_emoji", custom_emoji: all.results[0] })
  })

  it("refuses a cursor that is none", () => kit.refuses(list({ start_cursor: "nowhere" }), invalid()))

  it("is closed to a token that may not read", async (context) => {
    await kit.refuses(list({}, await kit.as("writer", context)), forbidden)
  })
})
