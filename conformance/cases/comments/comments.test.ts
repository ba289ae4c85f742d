import { describe, expect, it } from "vitest"
import { paragraph, plainText, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { badId, forbidden, invalid, nobodysId, notFound } from "../../kit/failure.ts"
import { modern } from "../../kit/matrix.ts"
import { at, ids, stringAt } from "../../kit/read.ts"

eachSdk("comments", (kit) => {
  const onPage = (pageId: string, content: string) =>
    kit.notion.comments.create({ parent: { page_id: pageId }, rich_text: text(content) })
  const listed = async (id: string) => (await kit.notion.comments.list({ block_id: id })).results

  it("comments on a page", async () => {
    const page = await kit.page()
    const me = await kit.notion.users.me({})
    const comment = await onPage(page.id, "Nice")
    expect(comment).toMatchObject({
      object: "comment",
      parent: { type: "page_id", page_id: page.id },
      created_by: { object: "user", id: me.id },
      rich_text: [plainText("Nice")],
      display_name: { type: "integration", resolved_name: me["name"] },
    })
    expect(Object.keys(comment)).toEqual([
      "object",
      "id",
      "parent",
      "discussion_id",
      "created_time",
      "last_edited_time",
      "created_by",
      "rich_text",
      "display_name",
      "request_id",
    ])
  })

  it("keeps the comments of a page in one discussion", async () => {
    const page = await kit.page()
    const first = await onPage(page.id, "One")
    const second = await onPage(page.id, "Two")
    expect(second["discussion_id"]).toBe(first["discussion_id"])
  })

  it("replies to a discussion", async () => {
    const page = await kit.page()
    const first = await onPage(page.id, "Question")
    const reply = await kit.notion.comments.create({
      discussion_id: first["discussion_id"],
      rich_text: text("Answer"),
    })
    expect(reply).toMatchObject({ parent: first["parent"], discussion_id: first["discussion_id"] })
  })

  it("lists comments oldest first", async () => {
    const page = await kit.page()
    const made = [await onPage(page.id, "1"), await onPage(page.id, "2"), await onPage(page.id, "3")]
    const list = await kit.notion.comments.list({ block_id: page.id })
    expect(list).toMatchObject({ object: "list", type: "comment", comment: {}, has_more: false })
    expect(ids(list.results)).toEqual(ids(made))
  })

  it("comments on a block, and lists it with the block only", async () => {
    const page = await kit.page()
    const block = await kit.appendOne(page.id, paragraph("Commented"))
    const comment = await kit.notion.comments.create({
      parent: { block_id: block.id },
      rich_text: text("Here"),
    })
    expect(comment["parent"]).toEqual({ type: "block_id", block_id: block.id })
    expect(ids(await listed(block.id))).toEqual([comment.id])
    expect(await listed(page.id)).toEqual([])
  })

  it("keeps formatting and mentions", async () => {
    const page = await kit.page()
    const comment = await kit.notion.comments.create({
      parent: { page_id: page.id },
      rich_text: [
        { text: { content: "Bold" }, annotations: { bold: true } },
        { mention: { page: { id: page.id } } },
      ],
    })
    expect(comment["rich_text"]).toMatchObject([
      { plain_text: "Bold", annotations: { bold: true } },
      { type: "mention", mention: { type: "page", page: { id: page.id } } },
    ])
  })

  it("pages through comments", async () => {
    const page = await kit.page()
    const made = [await onPage(page.id, "1"), await onPage(page.id, "2"), await onPage(page.id, "3")]
    const first = await kit.notion.comments.list({ block_id: page.id, page_size: 2 })
    const rest = await kit.notion.comments.list({
      block_id: page.id,
      page_size: 2,
      start_cursor: first.next_cursor,
    })
    expect(ids([...first.results, ...rest.results])).toEqual(ids(made))
    expect(rest).toMatchObject({ has_more: false, next_cursor: null })
  })

  it("refuses a comment on nothing", () =>
    kit.refuses(kit.notion.comments.create({ rich_text: text("Where?") }), invalid()))

  it("refuses a comment without text", async () => {
    const page = await kit.page()
    await kit.refuses(kit.notion.comments.create({ parent: { page_id: page.id } }), invalid())
  })

  it("refuses text over 2,000 characters", async () => {
    const page = await kit.page()
    await kit.refuses(
      onPage(page.id, "x".repeat(2001)),
      invalid(/length should be ≤ `2000`, instead was `2001`/),
    )
    expect(await listed(page.id)).toEqual([])
  })

  // Nobody recorded which noun it is.
  it("does not find a page that is not there", () =>
    kit.refuses(onPage(nobodysId, "Hello?"), notFound("(?:page|block)", nobodysId)))

  it("does not find a discussion that is not there", () =>
    kit.refuses(kit.notion.comments.create({ discussion_id: nobodysId, rich_text: text("Hello?") }), {
      status: 404,
      code: "object_not_found",
      message: new RegExp(`^Could not find discussion with ID: ${nobodysId}\\.`),
    }))

  it("does not list comments of a block that is not there", () =>
    kit.refuses(kit.notion.comments.list({ block_id: nobodysId }), notFound("block", nobodysId)))

  it("asks which block to list", () => kit.refuses(kit.notion.comments.list({}), invalid(/block_id/)))

  it("is closed to a token without the capabilities", async (context) => {
    const page = await kit.page()
    const reader = await kit.as("reader", context)
    await kit.refuses(reader.comments.list({ block_id: page.id }), forbidden)
    await kit.refuses(
      reader.comments.create({ parent: { page_id: page.id }, rich_text: text("No") }),
      forbidden,
    )
  })

  it("is not there for a token that does not see the page", async (context) => {
    const page = await kit.page()
    const stranger = await kit.as("stranger", context)
    await kit.refuses(stranger.comments.list({ block_id: page.id }), notFound("block", page.id))
  })
})

eachSdk(
  "one comment",
  (kit) => {
    const comment = async () => {
      const page = await kit.page()
      return kit.notion.comments.create({ parent: { page_id: page.id }, rich_text: text("First") })
    }

    it("retrieves a comment", async () => {
      const made = await comment()
      const found = await kit.notion.comments.retrieve({ comment_id: made.id })
      expect({ ...found, request_id: "" }).toEqual({ ...made, request_id: "" })
    })

    it("updates the text of its own comment", async () => {
      const made = await comment()
      const updated = await kit.notion.comments.update({ comment_id: made.id, rich_text: text("Second") })
      expect(updated).toMatchObject({ id: made.id, rich_text: [plainText("Second")] })
      expect(await kit.notion.comments.retrieve({ comment_id: made.id })).toMatchObject({
        rich_text: [plainText("Second")],
      })
    })

    it("deletes its own comment", async () => {
      const made = await comment()
      const page = stringAt(made, "parent", "page_id")
      const deleted = await kit.notion.comments.delete({ comment_id: made.id })
      expect(deleted).toMatchObject({ object: "comment", id: made.id })
      expect(at(deleted, "in_trash")).toBeUndefined()
      expect((await kit.notion.comments.list({ block_id: page })).results).toEqual([])
    })

    describe("refusals", () => {
      it("refuses an id that is no uuid", () =>
        kit.refuses(kit.notion.comments.retrieve({ comment_id: "AAA" }), badId("comment_id", "AAA")))

      it("does not find a comment that is not there", async () => {
        const failure = {
          status: 404,
          code: "object_not_found",
          message: /^Could not find comment with ID: /,
        }
        await kit.refuses(kit.notion.comments.retrieve({ comment_id: nobodysId }), failure)
        await kit.refuses(
          kit.notion.comments.update({ comment_id: nobodysId, rich_text: text("x") }),
          failure,
        )
        await kit.refuses(kit.notion.comments.delete({ comment_id: nobodysId }), failure)
      })

      it("does not find a deleted comment", async () => {
        const made = await comment()
        await kit.notion.comments.delete({ comment_id: made.id })
        await kit.refuses(kit.notion.comments.retrieve({ comment_id: made.id }), {
          status: 404,
          code: "object_not_found",
        })
      })
    })
  },
  modern,
)
