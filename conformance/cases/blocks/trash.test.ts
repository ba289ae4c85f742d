import { expect, it } from "vitest"
import { paragraph, paragraphs } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { badId, invalid, nobodysId, notFound, unknownKey } from "../../kit/failure.ts"
import { blockText } from "../../kit/read.ts"

eachSdk("delete a block", (kit, { trashFlag, version }) => {
  const remove = (id: string) => kit.notion.blocks.delete({ block_id: id })
  const texts = async (id: string) => (await kit.children(id)).map(blockText)

  it("trashes a block and answers with it", async () => {
    const page = await kit.page("Page", { children: paragraphs(3) })
    const second = (await kit.children(page.id))[1]
    const deleted = await remove(second?.id as string)
    expect(deleted).toMatchObject({ object: "block", id: second?.id, in_trash: true, type: "paragraph" })
    expect(deleted["archived"]).toBe(version === "2026-03-11" ? undefined : true)
    expect(await texts(page.id)).toEqual(["1", "3"])
  })

  it("restores a block to its place", async () => {
    const page = await kit.page("Page", { children: paragraphs(3) })
    const second = (await kit.children(page.id))[1]
    await remove(second?.id as string)
    const restored = await kit.notion.blocks.update({ block_id: second?.id, [trashFlag]: false })
    expect(restored).toMatchObject({ in_trash: false })
    expect(await texts(page.id)).toEqual(["1", "2", "3"])
  })

  it("trashes a block by the flag", async () => {
    const page = await kit.page("Page", { children: paragraphs(2) })
    const [first] = await kit.children(page.id)
    expect(await kit.notion.blocks.update({ block_id: first?.id, [trashFlag]: true })).toMatchObject({
      in_trash: true,
    })
    expect(await texts(page.id)).toEqual(["2"])
  })

  it("takes the children along and brings them back", async () => {
    const page = await kit.page()
    const parent = await kit.appendOne(page.id, paragraph("Parent", { children: [paragraph("Child")] }))
    await remove(parent.id)
    await kit.notion.blocks.update({ block_id: parent.id, [trashFlag]: false })
    expect(await texts(parent.id)).toEqual(["Child"])
  })

  it("forgets has_children when the last child goes", async () => {
    const page = await kit.page()
    const parent = await kit.appendOne(page.id, paragraph("Parent", { children: [paragraph("Child")] }))
    const [child] = await kit.children(parent.id)
    await remove(child?.id as string)
    expect(await kit.notion.blocks.retrieve({ block_id: parent.id })).toMatchObject({ has_children: false })
  })

  it("trashes a page as a block", async () => {
    const page = await kit.page("Going")
    expect(await remove(page.id)).toMatchObject({
      object: "block",
      id: page.id,
      type: "child_page",
      child_page: { title: "Going" },
      in_trash: true,
    })
    expect(await kit.notion.pages.retrieve({ page_id: page.id })).toMatchObject({ in_trash: true })
  })

  it("trashes a database as a block and restores it", async () => {
    const table = await kit.table({}, { title: "Going" })
    expect(await remove(table.databaseId)).toMatchObject({ type: "child_database", in_trash: true })
    expect(await kit.notion.blocks.update({ block_id: table.databaseId, [trashFlag]: false })).toMatchObject({
      type: "child_database",
      in_trash: false,
    })
  })

  it("refuses to append to a block in the trash", async () => {
    const page = await kit.page()
    const parent = await kit.appendOne(page.id, paragraph("Parent"))
    await remove(parent.id)
    await kit.refuses(
      kit.append(parent.id, [paragraph("x")]),
      invalid("Can't edit block that is archived. You must unarchive the block before editing."),
    )
  })

  it("refuses to append below a page in the trash", async () => {
    const page = await kit.page("Page", { children: [paragraph("Inside")] })
    const [inside] = await kit.children(page.id)
    await kit.trashPage(page.id)
    await kit.refuses(kit.append(inside?.id as string, [paragraph("x")]), invalid(/archived/))
  })

  it("refuses an id that is no uuid", () => kit.refuses(remove("AAA"), badId("block_id", "AAA")))

  it("does not find a block that is not there", () =>
    kit.refuses(remove(nobodysId), notFound("block", nobodysId)))

  if (version === "2026-03-11")
    it("no longer knows archived", async () => {
      const page = await kit.page("Page", { children: paragraphs(1) })
      const [first] = await kit.children(page.id)
      await kit.refuses(
        kit.notion.request({
          path: `blocks/${first?.id}`,
          method: "patch",
          body: { archived: true },
        }),
        unknownKey("archived"),
      )
    })
})
