import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { forbidden, invalid } from "../../kit/failure.ts"
import type { Answer, Args, Notion } from "../../kit/notion.ts"

interface Notes {
  results: Answer[]
  has_more: boolean
}

eachSdk("meeting notes", (kit, { isLegacy }) => {
  const query = (body: Args = {}, notion: Notion = kit.notion): Promise<Notes> =>
    isLegacy
      ? notion.request<Notes>({ path: "blocks/meeting_notes/query", method: "post", body })
      : (notion.blocks.meetingNotes.query(body) as unknown as Promise<Notes>)
  const create = (body: Args): Promise<Answer> =>
    isLegacy
      ? kit.notion.request({ path: "blocks/meeting_notes", method: "post", body })
      : kit.notion.blocks.meetingNotes.create(body)
  const titled = (operator: string, value: string) => ({
    operator: "and",
    filters: [{ property: "title", filter: { operator, value: { type: "exact", value } } }],
  })

  it("finds notes by title, in order, up to a limit", async () => {
    for (const name of ["Retro of spring", "Retro of summer", "Planning"]) {
      const markdown = `<meeting-notes>\n\t${name}\n\t<notes>\n\t\tSaid\n\t</notes>\n</meeting-notes>`
      const body = { parent: { page_id: kit.home }, markdown }
      await kit.notion.request({ path: "pages", method: "post", body })
    }
    const filter = titled("string_starts_with", "Retro")
    const sort = [{ property: "title", direction: "descending" }]
    const found = await query({ filter, sort })
    const name = (note: Answer) =>
      (note["meeting_notes"] as { title: { plain_text: string }[] }).title[0]?.plain_text
    expect(found.results.map(name)).toEqual(["Retro of summer", "Retro of spring"])
    expect(found.has_more).toBe(false)
    expect(found.results[0]).toMatchObject({ object: "block", type: "meeting_notes", has_children: true })
    const one = await query({ filter, sort, limit: 1 })
    expect(one.results.map(name)).toEqual(["Retro of summer"])
    expect(one.has_more).toBe(true)
  })

  it("refuses a filter on what notes do not have", () =>
    kit.refuses(
      query({
        filter: { operator: "and", filters: [{ property: "mood", filter: { operator: "is_empty" } }] },
      }),
      invalid(),
    ))

  it("is closed to a token that may not read", async (context) => {
    await kit.refuses(query({}, await kit.as("writer", context)), forbidden)
  })

  it("are not made of a block that is no recording", async () => {
    const page = await kit.page()
    await kit.refuses(create({ source: { type: "block", block_id: page.id } }), invalid())
  })
})
