import { expect, it } from "vitest"
import { paragraph, paragraphs, plainText, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid, nobodysId } from "../../kit/failure.ts"
import type { Args } from "../../kit/notion.ts"
import { at, blockText, ids } from "../../kit/read.ts"
import { column } from "../../samples/blocks.ts"

const row = (...cells: string[]): Args => ({
  type: "table_row",
  table_row: { cells: cells.map((cell) => (cell === "" ? [] : text(cell))) },
})

const table = (width: number, rows: readonly Args[], more: Args = {}): Args => ({
  type: "table",
  table: { table_width: width, children: rows, ...more },
})

eachSdk("tables", (kit) => {
  it("reads rows in their order, empty cells too", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, table(2, [row("a", "b"), row("c", "")]))
    const rows = await kit.children(made.id)
    expect(rows.map((one) => at(one, "table_row", "cells"))).toEqual([
      [[plainText("a")], [plainText("b")]],
      [[plainText("c")], []],
    ])
    expect(rows[0]).toMatchObject({
      type: "table_row",
      has_children: false,
      parent: { type: "block_id", block_id: made.id },
    })
  })

  it("appends a row", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, table(1, [row("a")]))
    await kit.append(made.id, [row("b")])
    expect(await kit.children(made.id)).toHaveLength(2)
  })

  it("changes the cells of a row", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, table(2, [row("a", "b")]))
    const [first] = await kit.children(made.id)
    const updated = await kit.notion.blocks.update({
      block_id: first?.id,
      table_row: { cells: [text("x"), []] },
    })
    expect(at(updated, "table_row", "cells")).toEqual([[plainText("x")], []])
  })

  it("changes the headers", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, table(1, [row("a")]))
    const updated = await kit.notion.blocks.update({
      block_id: made.id,
      table: { has_column_header: true, has_row_header: true },
    })
    expect(updated["table"]).toEqual({ table_width: 1, has_column_header: true, has_row_header: true })
  })

  it("refuses to change the width", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, table(1, [row("a")]))
    await kit.refuses(
      kit.notion.blocks.update({ block_id: made.id, table: { table_width: 2 } }),
      invalid(/table_width should be not present/),
    )
  })

  it.each([
    ["without rows", { table_width: 1 }, /children should be defined/],
    ["without a width", { children: [row("a")] }, /table_width should be defined/],
    ["of no columns", { table_width: 0, children: [row()] }, /table_width should be ≥ `1`, instead was `0`/],
    ["with a row of another width", { table_width: 2, children: [row("a")] }, undefined],
    ["with a paragraph in it", { table_width: 1, children: [paragraph("x")] }, undefined],
  ])("refuses a table %s", async (_, payload, message) => {
    const page = await kit.page()
    await kit.refuses(kit.append(page.id, [{ type: "table", table: payload }]), invalid(message))
    expect(await kit.children(page.id)).toEqual([])
  })

  it("refuses to append a paragraph to a table", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, table(1, [row("a")]))
    await kit.refuses(kit.append(made.id, [paragraph("x")]), invalid())
  })

  it("refuses a row outside a table", async () => {
    const page = await kit.page()
    await kit.refuses(kit.append(page.id, [row("a")]), invalid())
  })
})

eachSdk("columns", (kit) => {
  const columns = (children: readonly Args[]): Args => ({ type: "column_list", column_list: { children } })

  it("reads columns and what is in them", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, columns([column(paragraphs(2)), column([paragraph("right")])]))
    const [left, right] = await kit.children(made.id)
    expect(left).toMatchObject({ type: "column", column: {}, has_children: true })
    expect((await kit.children(left?.id as string)).map(blockText)).toEqual(["1", "2"])
    expect((await kit.children(right?.id as string)).map(blockText)).toEqual(["right"])
  })

  it("keeps the ratios", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(
      page.id,
      columns([column([], { width_ratio: 0.25 }), column([], { width_ratio: 0.75 })]),
    )
    const both = await kit.children(made.id)
    expect(both.map((one) => one["column"])).toEqual([{ width_ratio: 0.25 }, { width_ratio: 0.75 }])
    expect(both.map((one) => one["has_children"])).toEqual([false, false])
  })

  it("nests a list within a column", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(
      page.id,
      columns([column([paragraph("1", { children: [paragraph("2")] })]), column([paragraph("x")])]),
    )
    const [left] = await kit.children(made.id)
    const [first] = await kit.children(left?.id as string)
    expect((await kit.children(first?.id as string)).map(blockText)).toEqual(["2"])
  })

  it("changes a ratio", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, columns([column([]), column([])]))
    const [left] = await kit.children(made.id)
    await kit.notion.request({
      path: `blocks/${left?.id}`,
      method: "patch",
      body: { column: { width_ratio: 0.3 } },
    })
    expect((await kit.children(made.id)).map((one) => one["column"])).toEqual([{ width_ratio: 0.3 }, {}])
  })

  it("adds a column", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, columns([column([paragraph("a")]), column([paragraph("b")])]))
    await kit.append(made.id, [column([paragraph("c")])])
    expect(await kit.children(made.id)).toHaveLength(3)
  })

  it("appends to a column", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, columns([column([paragraph("a")]), column([paragraph("b")])]))
    const [left] = await kit.children(made.id)
    await kit.append(left?.id as string, [paragraph("more")])
    expect((await kit.children(left?.id as string)).map(blockText)).toEqual(["a", "more"])
  })

  it.each([
    ["one column", columns([column([paragraph("alone")])])],
    ["a paragraph for a column", columns([paragraph("x"), paragraph("y")])],
    ["a column without children", columns([{ column: {} }, { column: {} }])],
    ["a column outside a list", column([paragraph("x")])],
    ["a ratio over 1", columns([column([], { width_ratio: 1.5 }), column([])])],
  ])("refuses %s", async (_, child) => {
    const page = await kit.page()
    await kit.refuses(kit.append(page.id, [child]), invalid())
    expect(await kit.children(page.id)).toEqual([])
  })

  it("refuses a column list inside a toggle", async () => {
    const page = await kit.page()
    const inner = columns([column([paragraph("a")]), column([paragraph("b")])])
    await kit.refuses(
      kit.append(page.id, [{ toggle: { rich_text: text("x"), children: [inner] } }]),
      invalid(),
    )
  })
})

eachSdk("synced blocks", (kit) => {
  const original = {
    type: "synced_block",
    synced_block: { synced_from: null, children: [paragraph("Same")] },
  }

  it("mirrors the original's children", async () => {
    const page = await kit.page()
    const source = await kit.appendOne(page.id, original)
    const copy = await kit.appendOne(page.id, {
      synced_block: { synced_from: { type: "block_id", block_id: source.id } },
    })
    expect(copy).toMatchObject({
      has_children: true,
      synced_block: { synced_from: { type: "block_id", block_id: source.id } },
    })
    expect((await kit.children(copy.id)).map(blockText)).toEqual(["Same"])
  })

  it("shows in the copy what is appended to the original", async () => {
    const page = await kit.page()
    const source = await kit.appendOne(page.id, original)
    const copy = await kit.appendOne(page.id, { synced_block: { synced_from: { block_id: source.id } } })
    await kit.append(source.id, [paragraph("Later")])
    expect((await kit.children(copy.id)).map(blockText)).toEqual(["Same", "Later"])
  })

  it("does not copy a block that is not there", async () => {
    const page = await kit.page()
    const failure = await kit.notion.blocks.children
      .append({ block_id: page.id, children: [{ synced_block: { synced_from: { block_id: nobodysId } } }] })
      .then(
        () => undefined,
        (error: unknown) => error,
      )
    // 404 or 400: nobody recorded which.
    expect([400, 404]).toContain(at(failure, "status"))
    expect(await kit.children(page.id)).toEqual([])
  })
})

eachSdk("list children", (kit) => {
  it("lists nothing below an empty page", async () => {
    const page = await kit.page()
    const { request_id: _, ...list } = await kit.childList(page.id)
    expect(list).toEqual({
      object: "list",
      results: [],
      next_cursor: null,
      has_more: false,
      type: "block",
      block: {},
    })
  })

  it("pages through 250 children, each once and in order", async () => {
    const page = await kit.page()
    for (let batch = 0; batch < 3; batch++) await kit.append(page.id, paragraphs(batch < 2 ? 100 : 50))
    const seen: string[] = []
    let cursor: string | null | undefined
    const sizes: number[] = []
    do {
      const list = await kit.childList(page.id, cursor ? { start_cursor: cursor } : {})
      seen.push(...ids(list.results))
      sizes.push(list.results.length)
      cursor = list.next_cursor
    } while (cursor)
    expect(sizes).toEqual([100, 100, 50])
    expect(new Set(seen).size).toBe(250)
  })

  it("tolerates a page size over 100", async () => {
    const page = await kit.page("Page", { children: paragraphs(2) })
    expect((await kit.childList(page.id, { page_size: 101 })).results).toHaveLength(2)
  })

  it("refuses a cursor that it did not give", async () => {
    const page = await kit.page("Page", { children: paragraphs(2) })
    await kit.refuses(kit.childList(page.id, { start_cursor: "nonsense" }), invalid())
  })
})

eachSdk("tabs", (kit) => {
  it("reads tabs, their icons and what is in them", async () => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, {
      tab: {
        children: [
          paragraph("Overview", { icon: { emoji: "📋" }, children: [paragraph("Inside")] }),
          paragraph("Details"),
        ],
      },
    })
    const tabs = await kit.children(made.id)
    expect(tabs.map(blockText)).toEqual(["Overview", "Details"])
    expect(at(tabs[0], "paragraph", "icon")).toEqual({ type: "emoji", emoji: "📋" })
    expect((await kit.children(tabs[0]?.id as string)).map(blockText)).toEqual(["Inside"])
  })

  it("refuses an icon on a paragraph elsewhere", async () => {
    const page = await kit.page()
    await kit.refuses(kit.append(page.id, [paragraph("x", { icon: { emoji: "📋" } })]), invalid())
  })
})
