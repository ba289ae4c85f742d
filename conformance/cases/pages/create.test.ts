import { expect, it } from "vitest"
import { paragraph, paragraphs, plainText, text, title } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { forbidden, invalid, nobodysId, notFound } from "../../kit/failure.ts"
import { modern } from "../../kit/matrix.ts"
import type { Args } from "../../kit/notion.ts"
import { blockText, titleOf } from "../../kit/read.ts"

const untitled = { properties: {} }

eachSdk("create a page", (kit, { isLegacy, version }) => {
  const create = (args: Args) => kit.notion.pages.create(args)

  it("makes a page below a page", async () => {
    const me = await kit.notion.users.me({})
    const page = await kit.page("Hello")
    expect(page).toMatchObject({
      object: "page",
      created_by: { object: "user", id: me.id },
      last_edited_by: { object: "user", id: me.id },
      cover: null,
      icon: null,
      parent: { type: "page_id", page_id: kit.home },
      in_trash: false,
      is_archived: false,
      is_locked: false,
      properties: { title: { id: "title", type: "title", title: [plainText("Hello")] } },
      public_url: null,
    })
    expect(page["created_time"]).toBe(page["last_edited_time"])
    expect(page["created_time"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/)
  })

  it("writes the keys of a page in their order", async () => {
    expect(Object.keys(await kit.page())).toEqual([
      "object",
      "id",
      "created_time",
      "last_edited_time",
      "created_by",
      "last_edited_by",
      "cover",
      "icon",
      "parent",
      "in_trash",
      "is_archived",
      "is_locked",
      "properties",
      "url",
      "public_url",
      ...(version === "2026-03-11" ? [] : ["archived"]),
      "request_id",
    ])
  })

  it("puts title and id into the address", async () => {
    const page = await kit.page("Test 2026: a+b")
    expect(page["url"]).toMatch(new RegExp(`Test-2026-a-b-${page.id.replaceAll("-", "")}$`))
  })

  it("takes the title as a list", async () => {
    const page = await create({ parent: { page_id: kit.home }, properties: { title: text("Bare") } })
    expect(titleOf(page)).toBe("Bare")
  })

  it("makes a page without a title", async () => {
    const page = await create({ parent: { page_id: kit.home }, ...untitled })
    expect(titleOf(page)).toBe("")
  })

  it("makes a row", async () => {
    const table = await kit.table()
    const row = await table.row("Row")
    expect(row["parent"]).toEqual(
      isLegacy
        ? { type: "database_id", database_id: table.databaseId }
        : { type: "data_source_id", data_source_id: table.sourceId, database_id: table.databaseId },
    )
    expect(titleOf(row)).toBe("Row")
  })

  it("makes a row without values", async () => {
    const table = await kit.table({ N: { number: {} } })
    const row = await create({ parent: table.rowParent, properties: {} })
    expect(row["properties"]).toMatchObject({ Name: { title: [] }, N: { number: null } })
  })

  it("makes a page below a row", async () => {
    const table = await kit.table()
    const row = await table.row("Row")
    const page = await create({ parent: { page_id: row.id }, properties: title("Below") })
    expect(page["parent"]).toEqual({ type: "page_id", page_id: row.id })
  })

  it("makes a page with content", async () => {
    const page = await kit.page("Full", {
      children: [paragraph("a", { children: [paragraph("b")] }), paragraph("c")],
    })
    const made = await kit.children(page.id)
    expect(made.map(blockText)).toEqual(["a", "c"])
    expect((await kit.children(made[0]?.id as string)).map(blockText)).toEqual(["b"])
  })

  it.each([
    ["an emoji", { type: "emoji", emoji: "🐍" }, { type: "emoji", emoji: "🐍" }],
    [
      "an image",
      { external: { url: "https://example.com/i.png" } },
      { type: "external", external: { url: "https://example.com/i.png" } },
    ],
    [
      "a built-in icon",
      { external: { url: "https://www.notion.so/icons/snake_purple.svg" } },
      { type: "icon", icon: { name: "snake", color: "purple" } },
    ],
  ])("gives a page %s for an icon", async (_, icon, answered) => {
    expect((await kit.page("Icon", { icon }))["icon"]).toEqual(answered)
  })

  it("gives a page a cover", async () => {
    const cover = { type: "external", external: { url: "https://example.com/c.png" } }
    expect((await kit.page("Cover", { cover }))["cover"]).toEqual(cover)
  })

  it("keeps formatting in the title", async () => {
    const page = await create({
      parent: { page_id: kit.home },
      properties: { title: { title: [{ text: { content: "Bold" }, annotations: { bold: true } }] } },
    })
    expect(page["properties"]).toMatchObject({ title: { title: [{ annotations: { bold: true } }] } })
  })

  it.each([
    ["without a parent", untitled, undefined],
    ["with a parent that is no uuid", { parent: { page_id: "AAA" }, ...untitled }, /valid uuid/],
    ["with two parents", { parent: { page_id: nobodysId, database_id: nobodysId }, ...untitled }, undefined],
    ["with an icon that is no emoji", { icon: { emoji: "nope" } }, undefined],
    ["with an emoji for a cover", { cover: { type: "emoji", emoji: "🐍" } }, undefined],
    ["with properties that are a list", { properties: [] }, /body\.properties/],
    ["with a property that is not the title", { properties: { Price: { number: 1 } } }, undefined],
  ])("refuses a page %s", async (name, args, message) => {
    const parent = name === "without a parent" ? {} : { parent: { page_id: kit.home } }
    await kit.refuses(create({ ...parent, ...untitled, ...args }), invalid(message))
  })

  it("refuses 101 children", () =>
    kit.refuses(
      kit.page("Full", { children: paragraphs(101) }),
      invalid("body failed validation: body.children.length should be ≤ `100`, instead was `101`."),
    ))

  it("makes nothing when a child is bad", async () => {
    const parent = await kit.page()
    await kit.refuses(
      create({
        parent: { page_id: parent.id },
        properties: title("Half"),
        children: [paragraph("fine"), { equation: {} }],
      }),
      invalid(/children\[1\]/),
    )
    expect(await kit.children(parent.id)).toEqual([])
  })

  it("does not find a parent that is not there", async () => {
    await kit.refuses(
      create({ parent: { page_id: nobodysId }, ...untitled }),
      notFound("(?:page|block)", nobodysId),
    )
    await kit.refuses(
      create({ parent: { database_id: nobodysId }, ...untitled }),
      notFound("database", nobodysId),
    )
  })

  it("refuses a parent in the trash", async () => {
    const page = await kit.page()
    await kit.trashPage(page.id)
    await kit.refuses(create({ parent: { page_id: page.id }, ...untitled }), invalid(/archived/))
  })

  it("refuses a page at the top of the workspace to an integration", () =>
    kit.refuses(create({ parent: { workspace: true }, ...untitled }), invalid()))

  it("hides the parent from a token with which it is not shared", async (context) => {
    const stranger = await kit.as("stranger", context)
    await kit.refuses(
      stranger.pages.create({ parent: { page_id: kit.home }, ...untitled }),
      notFound("(?:page|block)", kit.home),
    )
  })

  it("is closed to a reader, and answers a writer with an id only", async (context) => {
    const args = { parent: { page_id: kit.home }, ...untitled }
    const reader = await kit.as("reader", context)
    await kit.refuses(reader.pages.create(args), forbidden)
    const writer = await kit.as("writer", context)
    expect(Object.keys(await writer.pages.create(args)).sort()).toEqual(["id", "object", "request_id"])
  })
})

eachSdk(
  "create a page at a place",
  (kit) => {
    const order = async (id: string) =>
      (await kit.children(id)).map((block) =>
        block["type"] === "child_page" ? String((block["child_page"] as Args)["title"]) : blockText(block),
      )
    const place = (parent: string, position: Args) =>
      kit.notion.pages.create({ parent: { page_id: parent }, properties: title("new"), position })

    it("puts it first, last and after a block", async () => {
      const parent = await kit.page("Parent", { children: paragraphs(2) })
      const [first] = await kit.children(parent.id)
      await place(parent.id, { type: "page_start" })
      await place(parent.id, { type: "after_block", after_block: { id: first?.id } })
      await place(parent.id, { type: "page_end" })
      expect(await order(parent.id)).toEqual(["new", "1", "new", "2", "new"])
    })

    it("makes a row by the database's id too", async () => {
      const table = await kit.table()
      const row = await kit.notion.pages.create({
        parent: { database_id: table.databaseId },
        properties: { Name: title("Row") },
      })
      expect(row["parent"]).toMatchObject({ type: "data_source_id", data_source_id: table.sourceId })
    })

    it("does not find a data source that is not there", () =>
      kit.refuses(
        kit.notion.pages.create({ parent: { data_source_id: nobodysId }, ...untitled }),
        notFound("data_source", nobodysId),
      ))
  },
  modern,
)
