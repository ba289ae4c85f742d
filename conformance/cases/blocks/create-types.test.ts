import { expect, it } from "vitest"
import { paragraph, plainText, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { at, blockText } from "../../kit/read.ts"
import { blockSamples, parentSamples } from "../../samples/blocks.ts"

eachSdk("blocks of every type", (kit, { version }) => {
  it.each(blockSamples)("appends and reads a $type", async ({ type, send, expect: payload, hasChildren }) => {
    const page = await kit.page()
    const made = await kit.appendOne(page.id, { type, [type]: send })
    expect(made).toMatchObject({
      object: "block",
      parent: { type: "page_id", page_id: page.id },
      has_children: hasChildren ?? false,
      in_trash: false,
      type,
    })
    expect(made[type]).toEqual(payload)
    const read = await kit.notion.blocks.retrieve({ block_id: made.id })
    expect(read).toEqual({ ...made, request_id: expect.any(String) })
    expect((await kit.children(page.id))[0]).toEqual(made)
  })

  it.each(blockSamples)("makes a page with a $type in it", async ({ type, send, expect: payload }) => {
    const page = await kit.page("Page", { children: [{ object: "block", type, [type]: send }] })
    const [made] = await kit.children(page.id)
    expect(made?.[type]).toEqual(payload)
  })

  it.each(parentSamples)("takes children inside a $type", async (parent) => {
    const type = String(parent["type"])
    const page = await kit.page()
    const payload = { ...(parent[type] as object), children: [paragraph("Child")] }
    const made = await kit.appendOne(page.id, { type, [type]: payload })
    expect(made["has_children"]).toBe(true)
    expect(at(made, type, "children")).toBeUndefined()
    const children = await kit.children(made.id)
    expect(children.map(blockText)).toEqual(["Child"])
    expect(children[0]?.["parent"]).toEqual({ type: "block_id", block_id: made.id })
  })

  it("infers the type from the payload", async () => {
    const page = await kit.page()
    expect(await kit.appendOne(page.id, { divider: {} })).toMatchObject({ type: "divider" })
  })

  it("writes the keys of a block in their order", async () => {
    const page = await kit.page()
    const { request_id: _, ...block } = await kit.notion.blocks.retrieve({
      block_id: (await kit.appendOne(page.id, paragraph("Keys"))).id,
    })
    expect(Object.keys(block)).toEqual([
      "object",
      "id",
      "parent",
      "created_time",
      "last_edited_time",
      "created_by",
      "last_edited_by",
      "has_children",
      "in_trash",
      "type",
      "paragraph",
      ...(version === "2026-03-11" ? [] : ["archived"]),
    ])
  })

  it("floors times to the minute", async () => {
    const page = await kit.page()
    expect(await kit.appendOne(page.id, paragraph("Now"))).toMatchObject({
      created_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/),
      last_edited_time: expect.stringMatching(/:00\.000Z$/),
    })
  })

  it("links to a page and to a database", async () => {
    const page = await kit.page()
    const table = await kit.table()
    const toPage = await kit.appendOne(page.id, {
      type: "link_to_page",
      link_to_page: { type: "page_id", page_id: kit.home },
    })
    expect(toPage["link_to_page"]).toEqual({ type: "page_id", page_id: kit.home })
    const toDatabase = await kit.appendOne(page.id, {
      type: "link_to_page",
      link_to_page: { type: "database_id", database_id: table.databaseId },
    })
    expect(toDatabase["link_to_page"]).toEqual({ type: "database_id", database_id: table.databaseId })
  })

  it("converts the address of a built-in icon", async () => {
    const page = await kit.page()
    const callout = await kit.appendOne(page.id, {
      callout: {
        rich_text: text("Snake"),
        icon: { type: "external", external: { url: "https://www.notion.so/icons/snake_purple.svg" } },
      },
    })
    expect(at(callout, "callout", "icon")).toEqual({ type: "icon", icon: { name: "snake", color: "purple" } })
  })

  it("keeps formatting, links, mentions and equations", async () => {
    const page = await kit.page("Mentioned")
    const person = await kit.person()
    const made = await kit.appendOne(page.id, {
      paragraph: {
        rich_text: [
          { text: { content: "bold" }, annotations: { bold: true, color: "red" } },
          { text: { content: "link", link: { url: "https://example.com/" } } },
          { equation: { expression: "x^2" } },
          { mention: { user: { id: person.id } } },
          { mention: { page: { id: page.id } } },
          { mention: { date: { start: "2026-01-02" } } },
        ],
      },
    })
    const plain = plainText("")
    expect(at(made, "paragraph", "rich_text")).toMatchObject([
      {
        ...plainText("bold"),
        annotations: { ...plain.annotations, bold: true, color: "red" },
      },
      {
        text: { content: "link", link: { url: "https://example.com/" } },
        href: "https://example.com/",
      },
      { type: "equation", equation: { expression: "x^2" }, plain_text: "x^2", href: null },
      {
        type: "mention",
        mention: { type: "user", user: { object: "user", id: person.id, type: "person" } },
        plain_text: `@${String(person["name"])}`,
      },
      { mention: { type: "page", page: { id: page.id } }, plain_text: "Mentioned" },
      {
        mention: { type: "date", date: { start: "2026-01-02", end: null, time_zone: null } },
        plain_text: "2026-01-02",
      },
    ])
  })

  it("tells a page and a database as blocks", async () => {
    const page = await kit.page("Child")
    const table = await kit.table({}, { title: "Tasks" })
    expect(await kit.notion.blocks.retrieve({ block_id: page.id })).toMatchObject({
      type: "child_page",
      child_page: { title: "Child" },
      has_children: false,
    })
    expect(await kit.notion.blocks.retrieve({ block_id: table.databaseId })).toMatchObject({
      type: "child_database",
      child_database: { title: "Tasks" },
      has_children: false,
    })
    const types = (await kit.children(kit.home)).map((block) => block["type"])
    expect(types).toContain("child_page")
    expect(types).toContain("child_database")
  })
})
