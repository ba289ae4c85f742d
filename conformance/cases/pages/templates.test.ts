import { expect, it } from "vitest"
import { paragraph, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { invalid, nobodysId } from "../../kit/failure.ts"
import { modern } from "../../kit/matrix.ts"
import type { Answer } from "../../kit/notion.ts"
import { blockText, titleOf } from "../../kit/read.ts"

eachSdk(
  "templates",
  (kit) => {
    /** Waits for content to come, as clients do that have no webhook. */
    const filled = async (page: Answer, count: number): Promise<Answer[]> => {
      for (;;) {
        const children = await kit.children(page.id)
        if (children.length >= count) return children
        await new Promise((resolve) => setTimeout(resolve, kit.target.isDisposable ? 20 : 1_000))
      }
    }
    const make = (template: object) =>
      kit.notion.pages.create({
        parent: { page_id: kit.home },
        properties: { title: text("Made") },
        template,
      })

    it("give a page their content after it was made", async () => {
      const template = await kit.page("Template", { icon: { type: "emoji", emoji: "🥝" } })
      await kit.append(template.id, [paragraph("first"), paragraph("second")])
      const page = await make({ type: "template_id", template_id: template.id })
      expect(page).toMatchObject({ object: "page", icon: null })
      expect((await filled(page, 2)).map(blockText)).toEqual(["first", "second"])
      const read = await kit.notion.pages.retrieve({ page_id: page.id })
      expect(titleOf(read)).toBe("Made")
      expect(read["icon"]).toEqual({ type: "emoji", emoji: "🥝" })
    })

    it("take the place of what a page has", async () => {
      const template = await kit.page("Template")
      await kit.append(template.id, [paragraph("new")])
      const page = await kit.page("Page")
      await kit.append(page.id, [paragraph("old")])
      const by = { type: "template_id", template_id: template.id }
      await kit.notion.pages.update({ page_id: page.id, template: by, erase_content: true })
      expect((await filled(page, 1)).map(blockText)).toEqual(["new"])
    })

    it.each<[string, object]>([
      ["is not there", { type: "template_id", template_id: nobodysId }],
      ["is no id", { type: "template_id", template_id: "nope" }],
      ["is the default of what has none", { type: "default" }],
    ])("are refused when the one asked for %s", async (_, template) => {
      await kit.refuses(make(template), invalid())
    })

    it("are refused beside content", async () => {
      const template = { type: "template_id", template_id: kit.home }
      const children = [paragraph("mine")]
      await kit.refuses(
        kit.notion.pages.create({ parent: { page_id: kit.home }, properties: {}, template, children }),
        invalid(),
      )
    })

    it("tell their days in a zone that is one", () =>
      kit.refuses(make({ type: "template_id", template_id: kit.home, timezone: "Mars/Base" }), invalid()))
  },
  modern,
)
