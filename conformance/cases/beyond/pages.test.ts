import { beforeEach, expect, it } from "vitest"
import { Beyond } from "../../kit/beyond.ts"
import { paragraph, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { badId, invalid, nobodysId, notFound } from "../../kit/failure.ts"
import { matrix } from "../../kit/matrix.ts"
import type { Args } from "../../kit/notion.ts"
import { titleOf } from "../../kit/read.ts"

eachSdk(
  "pages beyond the API",
  (kit) => {
    const beyond = new Beyond(kit)
    beforeEach((context) => beyond.isServed(context))
    const rename = (page_id: string, name: string) =>
      kit.notion.pages.update({ page_id, properties: { title: text(name) } })

    it("reads a whole page, each block with its children", async () => {
      const page = await kit.page("Tree")
      const top = await kit.appendOne(page.id, paragraph("above"))
      const below = await kit.appendOne(top.id, paragraph("below"))
      const { request_id: _, ...tree } = await beyond.ask("GET", `pages/${page.id}/tree`)
      const { request_id: __, ...shownAbove } = await kit.notion.blocks.retrieve({ block_id: top.id })
      const { request_id: ___, ...shownBelow } = await kit.notion.blocks.retrieve({ block_id: below.id })
      expect(tree).toEqual({
        object: "page_tree",
        page_id: page.id,
        results: [{ ...shownAbove, children: [{ ...shownBelow, children: [] }] }],
        unknown_block_ids: [],
        next_cursor: null,
        has_more: false,
      })
    })

    it("goes on with a tree that was cut off", async () => {
      const page = await kit.page("Tree")
      const [first, second] = await kit.append(page.id, [paragraph("one"), paragraph("two")])
      const start = await beyond.ask("GET", `pages/${page.id}/tree?page_size=1`)
      expect(start).toMatchObject({ results: [{ id: first?.id }], has_more: true })
      const rest = await beyond.ask("GET", `pages/${page.id}/tree?start_cursor=${start["next_cursor"]}`)
      expect(rest).toMatchObject({ results: [{ id: second?.id }], has_more: false, next_cursor: null })
    })

    it("has no tree of what is not there", async () => {
      await beyond.refuses(beyond.send("GET", `pages/${nobodysId}/tree`), notFound("page", nobodysId))
      await beyond.refuses(beyond.send("GET", "pages/nope/tree"), badId("page_id", "nope"))
      await beyond.refuses(beyond.send("GET", `pages/${kit.home}/tree?page_size=1001`), invalid(/page_size/))
    })

    it("tells what a page was like, and puts it back", async () => {
      const page = await kit.page("Before")
      await rename(page.id, "After")
      const list = await beyond.ask("GET", `pages/${page.id}/versions`)
      const [head] = list["results"] as Args[]
      expect(list).toMatchObject({ object: "list", type: "page_version", has_more: false, next_cursor: null })
      expect(head).toMatchObject({ object: "page_version", replaced_by: { object: "user" } })
      const path = `pages/${page.id}/versions/${head?.["id"]}`
      const version = await beyond.ask("GET", path)
      expect(version).toMatchObject({ ...head, page: { object: "page", id: page.id } })
      expect(titleOf(version["page"] as never)).toBe("Before")
      expect(await beyond.ask("POST", `${path}/restore`, {})).toMatchObject({ object: "page", id: page.id })
      expect(titleOf(await kit.notion.pages.retrieve({ page_id: page.id }))).toBe("Before")
    })

    it("has no versions of what is not there", async () => {
      const page = await kit.page("Now")
      const path = `pages/${page.id}/versions/${nobodysId}`
      await beyond.refuses(beyond.send("GET", `pages/${nobodysId}/versions`), notFound("page", nobodysId))
      await beyond.refuses(beyond.send("GET", path), notFound("page", nobodysId))
      await beyond.refuses(beyond.send("POST", `${path}/restore`, {}), notFound("page", nobodysId))
      await beyond.refuses(beyond.send("POST", `${path}/restore`, { now: true }), invalid(/now/))
      await beyond.refuses(
        beyond.send("GET", `pages/${page.id}/versions?start_cursor=${nobodysId}`),
        invalid(),
      )
    })
  },
  matrix,
  { historyMinutes: 1 },
)
