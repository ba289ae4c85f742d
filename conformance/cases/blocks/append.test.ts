import { expect, it } from "vitest"
import { paragraph, paragraphs, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { badId, invalid, nobodysId, notFound, unknownKey } from "../../kit/failure.ts"
import { modern } from "../../kit/matrix.ts"
import type { Args } from "../../kit/notion.ts"
import { blockText } from "../../kit/read.ts"

eachSdk("append children", (kit, { version }) => {
  const texts = async (id: string) => (await kit.children(id)).map(blockText)
  const after = (id: string): Args =>
    version === "2026-03-11" ? { position: { type: "after_block", after_block: { id } } } : { after: id }

  it("keeps the order of 100 children", async () => {
    const page = await kit.page()
    const made = await kit.append(page.id, paragraphs(100))
    expect(made.map(blockText)).toEqual(paragraphs(100).map((_, index) => String(index + 1)))
    expect(await texts(page.id)).toEqual(made.map(blockText))
  })

  it("appends at the end", async () => {
    const page = await kit.page("Page", { children: paragraphs(2) })
    const list = await kit.notion.blocks.children.append({ block_id: page.id, children: [paragraph("3")] })
    expect(list).toMatchObject({
      object: "list",
      type: "block",
      block: {},
      has_more: false,
      next_cursor: null,
    })
    expect(list.results.map(blockText)).toEqual(["3"])
    expect(await texts(page.id)).toEqual(["1", "2", "3"])
  })

  it("inserts after a block, and answers with what follows", async () => {
    const page = await kit.page("Page", { children: paragraphs(3) })
    const [first] = await kit.children(page.id)
    const list = await kit.append(page.id, [paragraph("new"), paragraph("newer")], after(first?.id as string))
    expect(list.map(blockText)).toEqual(["new", "newer", "2", "3"])
    expect(await texts(page.id)).toEqual(["1", "new", "newer", "2", "3"])
  })

  it("inserts in the same place again and again", async () => {
    const page = await kit.page("Page", { children: paragraphs(2) })
    const [first] = await kit.children(page.id)
    for (const name of ["c", "b", "a"])
      await kit.append(page.id, [paragraph(name)], after(first?.id as string))
    expect(await texts(page.id)).toEqual(["1", "a", "b", "c", "2"])
  })

  it("appends to a block", async () => {
    const page = await kit.page()
    const toggle = await kit.appendOne(page.id, { toggle: { rich_text: text("Open") } })
    const [child] = await kit.append(toggle.id, [paragraph("Inside")])
    expect(child?.["parent"]).toEqual({ type: "block_id", block_id: toggle.id })
    expect(await kit.notion.blocks.retrieve({ block_id: toggle.id })).toMatchObject({ has_children: true })
  })

  it("takes ids without dashes", async () => {
    const page = await kit.page()
    await kit.append(page.id.replaceAll("-", ""), [paragraph("Bare")])
    expect(await texts(page.id)).toEqual(["Bare"])
  })

  it("tolerates what answers carry in rich text", async () => {
    const page = await kit.page()
    const [item] = text("Echo")
    await kit.append(page.id, [
      { object: "block", paragraph: { rich_text: [{ ...item, plain_text: "Echo", href: null }] } },
    ])
    expect(await texts(page.id)).toEqual(["Echo"])
  })

  it("refuses to insert after a block of another page", async () => {
    const [page, other] = [await kit.page(), await kit.page("Other", { children: paragraphs(1) })]
    const [stranger] = await kit.children(other.id)
    await kit.refuses(kit.append(page.id, [paragraph("Lost")], after(stranger?.id as string)), invalid())
    expect(await texts(page.id)).toEqual([])
  })

  it("refuses 101 children", async () => {
    const page = await kit.page()
    await kit.refuses(
      kit.append(page.id, paragraphs(101)),
      invalid("body failed validation: body.children.length should be ≤ `100`, instead was `101`."),
    )
    expect(await texts(page.id)).toEqual([])
  })

  it("refuses text over 2,000 characters", async () => {
    const page = await kit.page()
    await kit.refuses(
      kit.append(page.id, [paragraph("fine"), paragraph("x".repeat(2001))]),
      invalid(
        "body failed validation: body.children[1].paragraph.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`.",
      ),
    )
    expect(await texts(page.id)).toEqual([])
  })

  it("takes exactly 2,000 characters", async () => {
    const page = await kit.page()
    await kit.append(page.id, [paragraph("x".repeat(2000))])
    expect((await texts(page.id))[0]).toHaveLength(2000)
  })

  it("refuses 101 pieces of rich text", async () => {
    const page = await kit.page()
    const pieces = Array.from({ length: 101 }, (_, index) => text(`${index}`)[0])
    await kit.refuses(
      kit.append(page.id, [{ paragraph: { rich_text: pieces } }]),
      invalid(/rich_text\.length should be ≤ `100`, instead was `101`/),
    )
  })

  it("refuses an expression over 1,000 characters", async () => {
    const page = await kit.page()
    await kit.refuses(
      kit.append(page.id, [{ equation: { expression: "x".repeat(1001) } }]),
      invalid(/expression\.length should be ≤ `1000`, instead was `1001`/),
    )
  })

  it("refuses a third level of nesting", async () => {
    const page = await kit.page()
    const deep = paragraph("1", {
      children: [paragraph("2", { children: [paragraph("3", { children: [paragraph("4")] })] })],
    })
    await kit.refuses(kit.append(page.id, [deep]), invalid(/children should be not present/))
    expect(await texts(page.id)).toEqual([])
  })

  it("takes two levels of nesting", async () => {
    const page = await kit.page()
    const top = await kit.appendOne(
      page.id,
      paragraph("1", { children: [paragraph("2", { children: [paragraph("3")] })] }),
    )
    const [second] = await kit.children(top.id)
    expect(await texts(second?.id as string)).toEqual(["3"])
  })

  it.each([
    ["an unknown language", { code: { rich_text: text("x"), language: "klingon" } }, /language/],
    ["an unknown colour", { paragraph: { rich_text: text("x"), color: "mauve" } }, /color/],
    ["an unknown type", { type: "spreadsheet", spreadsheet: {} }, /body\.children\[0\]/],
    ["an unknown key", { paragraph: { rich_text: text("x"), size: 3 } }, /size should be not present/],
    ["a block without its payload", { type: "paragraph" }, /body\.children\[0\]/],
    ["rich text that is a string", { paragraph: { rich_text: "x" } }, /rich_text should be an array/],
    ["an image without an address", { image: { type: "external" } }, /external should be defined/],
    ["a page", { type: "child_page", child_page: { title: "x" } }, undefined],
  ])("refuses %s", async (_, child, message) => {
    const page = await kit.page()
    await kit.refuses(kit.append(page.id, [child as Args]), invalid(message))
    expect(await texts(page.id)).toEqual([])
  })

  it("changes nothing when one of the children is bad", async () => {
    const page = await kit.page()
    await kit.refuses(
      kit.append(page.id, [paragraph("good"), { equation: {} }, paragraph("good")]),
      invalid(/body\.children\[1\]\.equation\.expression should be defined/),
    )
    expect(await texts(page.id)).toEqual([])
  })

  it.each(["divider", "breadcrumb"])("refuses children below a %s", async (type) => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, { [type]: {} })
    await kit.refuses(kit.append(made.id, [paragraph("x")]), invalid())
  })

  it("refuses children below a heading that does not toggle", async () => {
    const page = await kit.page()
    const heading = await kit.appendOne(page.id, { heading_1: { rich_text: text("Plain") } })
    await kit.refuses(kit.append(heading.id, [paragraph("x")]), invalid())
  })

  it("refuses an id that is no uuid", () =>
    kit.refuses(kit.append("AAA", [paragraph("x")]), badId("block_id", "AAA")))

  it("does not find a parent that is not there", () =>
    kit.refuses(kit.append(nobodysId, [paragraph("x")]), notFound("block", nobodysId)))

  it("asks for children", async () => {
    const page = await kit.page()
    await kit.refuses(
      kit.notion.blocks.children.append({ block_id: page.id }),
      invalid("body failed validation: body.children should be defined, instead was `undefined`."),
    )
  })
})

eachSdk(
  "append at a position",
  (kit, { version }) => {
    const texts = async (id: string) => (await kit.children(id)).map(blockText)

    it("inserts at the start", async () => {
      const page = await kit.page("Page", { children: paragraphs(2) })
      const list = await kit.append(page.id, [paragraph("0")], { position: { type: "start" } })
      expect(list.map(blockText)).toEqual(["0", "1", "2"])
      expect(await texts(page.id)).toEqual(["0", "1", "2"])
    })

    it("appends at the end by name", async () => {
      const page = await kit.page("Page", { children: paragraphs(2) })
      await kit.append(page.id, [paragraph("3")], { position: { type: "end" } })
      expect(await texts(page.id)).toEqual(["1", "2", "3"])
    })

    it("inserts after a block", async () => {
      const page = await kit.page("Page", { children: paragraphs(2) })
      const [first] = await kit.children(page.id)
      await kit.append(page.id, [paragraph("new")], {
        position: { type: "after_block", after_block: { id: first?.id } },
      })
      expect(await texts(page.id)).toEqual(["1", "new", "2"])
    })

    it("refuses an unknown position", async () => {
      const page = await kit.page()
      await kit.refuses(
        kit.append(page.id, [paragraph("x")], { position: { type: "middle" } }),
        invalid(/body\.position/),
      )
    })

    if (version === "2026-03-11")
      it("no longer knows after", async () => {
        const page = await kit.page("Page", { children: paragraphs(1) })
        const [first] = await kit.children(page.id)
        await kit.refuses(kit.append(page.id, [paragraph("x")], { after: first?.id }), unknownKey("after"))
      })
  },
  modern,
)
