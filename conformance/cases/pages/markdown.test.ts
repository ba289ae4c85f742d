import { expect, it } from "vitest"
import { paragraph, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { forbidden, invalid, nobodysId, notFound } from "../../kit/failure.ts"
import type { Answer, Args, Notion } from "../../kit/notion.ts"

interface Markdown extends Answer {
  markdown: string
}

eachSdk("a page's markdown", (kit, { isLegacy }) => {
  /** The older SDK has no names for these, but its version has the endpoints. */
  const retrieve = (page_id: string, query: Args = {}, notion: Notion = kit.notion): Promise<Markdown> =>
    isLegacy
      ? notion.request({ path: `pages/${page_id}/markdown`, method: "get", query: query as never })
      : (notion.pages.retrieveMarkdown({ page_id, ...query }) as Promise<Markdown>)
  const update = (page_id: string, body: Args, notion: Notion = kit.notion): Promise<Markdown> =>
    isLegacy
      ? notion.request({ path: `pages/${page_id}/markdown`, method: "patch", body })
      : (notion.pages.updateMarkdown({ page_id, ...body }) as Promise<Markdown>)
  const written = (markdown: string): Promise<Answer> => {
    const body = { parent: { page_id: kit.home }, markdown }
    return isLegacy
      ? kit.notion.request({ path: "pages", method: "post", body })
      : kit.notion.pages.create(body)
  }
  const replacing = (new_str: string) => ({ type: "replace_content", replace_content: { new_str } })

  it("is what the page was made from, less its title", async () => {
    const page = await written("# Boats\n## Fleet\n- one\n\t- two\n- [x] **done**")
    expect(await retrieve(page.id)).toMatchObject({
      object: "page_markdown",
      id: page.id,
      markdown: "## Fleet\n- one\n\t- two\n- [x] **done**",
      truncated: false,
      unknown_block_ids: [],
    })
  })

  it("shows blocks made by the API, and the other way round", async () => {
    const page = await kit.page("Blocks", {
      children: [paragraph("plain"), { bulleted_list_item: { rich_text: text("item") } }],
    })
    expect((await retrieve(page.id)).markdown).toBe("plain\n- item")
    await update(page.id, { type: "insert_content", insert_content: { content: "> said" } })
    const [, , quote] = await kit.children(page.id)
    expect(quote).toMatchObject({ type: "quote", quote: { rich_text: [{ plain_text: "said" }] } })
  })

  it("changes by four commands", async () => {
    const page = await written("# Title\none\ntwo")
    const inserted = { content: "- new", after: "one" }
    expect(await update(page.id, { type: "insert_content", insert_content: inserted })).toMatchObject({
      object: "page_markdown",
      id: page.id,
      markdown: "one\n- new\ntwo",
    })
    const replaced = { content: "- newer", content_range: "- new" }
    await update(page.id, { type: "replace_content_range", replace_content_range: replaced })
    const content_updates = [{ old_str: "two", new_str: "2" }]
    await update(page.id, { type: "update_content", update_content: { content_updates } })
    expect((await retrieve(page.id)).markdown).toBe("one\n- newer\n2")
    expect((await update(page.id, replacing("all new"))).markdown).toBe("all new")
  })

  it("keeps child pages unless their deletion is allowed", async () => {
    const page = await kit.page("Parent")
    await kit.notion.pages.create({ parent: { page_id: page.id }, properties: {} })
    await kit.refuses(update(page.id, replacing("")), invalid())
    const replace_content = { new_str: "gone", allow_deleting_content: true }
    expect((await update(page.id, { type: "replace_content", replace_content })).markdown).toBe("gone")
  })

  it("comes in the other grammar on request", async () => {
    const page = await written("# Title\none\ntwo")
    expect((await rawMarkdown(page.id, "v2")).markdown).toBe("one\n\ntwo")
    expect((await rawMarkdown(page.id, "v1")).markdown).toBe("one\ntwo")
  })

  /** The pinned SDK does not know `markdown_version` yet. */
  function rawMarkdown(id: string, markdown_version: string): Promise<Markdown> {
    return kit.notion.request({ path: `pages/${id}/markdown`, method: "get", query: { markdown_version } })
  }

  it("refuses what it cannot find, and changes nothing", async () => {
    const page = await written("# Title\nsame same")
    for (const old_str of ["", "same", "other"]) {
      const content_updates = [{ old_str, new_str: "x" }]
      await kit.refuses(
        update(page.id, { type: "update_content", update_content: { content_updates } }),
        invalid(),
      )
    }
    expect((await retrieve(page.id)).markdown).toBe("same same")
  })

  it("answers 404 for what is not there or not shared, 403 without the rights", async (context) => {
    await kit.refuses(retrieve(nobodysId), notFound("page", nobodysId))
    await kit.refuses(update(nobodysId, replacing("x")), notFound("page", nobodysId))
    const page = await written("# Title\ntext")
    const stranger = await kit.as("stranger", context)
    await kit.refuses(retrieve(page.id, {}, stranger), notFound("page", page.id))
    await kit.refuses(update(page.id, replacing("x"), stranger), notFound("page", page.id))
    const reader = await kit.as("reader", context)
    await kit.refuses(update(page.id, replacing("x"), reader), forbidden)
  })
})
