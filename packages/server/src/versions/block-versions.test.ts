import { describe, expect, it } from "vitest"
import { upgradeBlockRequest } from "./block-request.ts"
import { downgradeBlock } from "./block-response.ts"

const text = [{ text: { content: "a" } }]

describe("upgradeBlockRequest", () => {
  it("turns `after` into a position, unless there is one", () => {
    const position = { type: "start" }
    expect(upgradeBlockRequest("2022-06-28", "appendBlockChildren", { children: [], after: "x" })).toEqual({
      children: [],
      position: { type: "after_block", after_block: { id: "x" } },
    })
    expect(
      upgradeBlockRequest("2025-09-03", "appendBlockChildren", { children: [], after: "x", position }),
    ).toEqual({
      children: [],
      position,
    })
  })

  it("calls words rich_text at every depth, and leaves newer requests alone", () => {
    const old = { children: [{ type: "toggle", toggle: { text, children: [{ quote: { text } }] } }] }
    expect(upgradeBlockRequest("2021-08-16", "createPage", old)).toEqual({
      children: [{ type: "toggle", toggle: { rich_text: text, children: [{ quote: { rich_text: text } }] } }],
    })
    expect(upgradeBlockRequest("2021-08-16", "updateBlock", { to_do: { text, checked: true } })).toEqual({
      to_do: { rich_text: text, checked: true },
    })
    expect(upgradeBlockRequest("2022-02-22", "createPage", old)).toEqual(old)
  })

  it("drops a rich_text that an old version ignores, unchecked as it is", () => {
    const old = { paragraph: { rich_text: "unchecked", color: "red" } }
    expect(upgradeBlockRequest("2021-05-13", "updateBlock", old)).toEqual({ paragraph: { color: "red" } })
  })

  it("touches nothing but what writes blocks", () => {
    const body = { after: "x", children: [{ quote: { text } }] }
    expect(upgradeBlockRequest("2021-05-13", "updatePage", body)).toBe(body)
  })
})

describe("downgradeBlock", () => {
  const envelope = { object: "block", id: "1", parent: { type: "page_id", page_id: "2" }, in_trash: true }
  const row = { type: "data_source_id", data_source_id: "3", database_id: "4" }

  it("ends with `archived`, and names a row's database before data sources", () => {
    const block = { ...envelope, parent: row, type: "child_page", child_page: { title: "a" } }
    expect(JSON.stringify(downgradeBlock("2025-09-03", block))).toBe(
      JSON.stringify({ ...block, archived: true }),
    )
    expect(downgradeBlock("2022-06-28", block)["parent"]).toEqual({ type: "database_id", database_id: "4" })
  })

  it("calls words `text` before 2022-02-22, and puts them last", () => {
    const block = { ...envelope, type: "quote", quote: { rich_text: [], color: "red" } }
    expect(JSON.stringify(downgradeBlock("2021-08-16", block)["quote"])).toBe('{"color":"red","text":[]}')
    expect(downgradeBlock("2022-02-22", block)["quote"]).toEqual(block.quote)
  })

  it("calls meeting notes a transcription", () => {
    const block = { ...envelope, type: "meeting_notes", meeting_notes: { title: [] } }
    expect(downgradeBlock("2025-09-03", block)).toMatchObject({
      type: "transcription",
      transcription: { title: [] },
    })
    expect(downgradeBlock("2025-09-03", block)).not.toHaveProperty("meeting_notes")
  })

  it("leaves a partial block as it is", () => {
    const partial = { object: "block", id: "1" }
    expect(downgradeBlock("2021-05-13", partial)).toEqual(partial)
  })
})
