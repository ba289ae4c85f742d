import { expect, it } from "vitest"
import { paragraph, paragraphs, text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { badId, forbidden, nobodysId, notFound } from "../../kit/failure.ts"

eachSdk("access to blocks", (kit) => {
  const made = async () => {
    const page = await kit.page("Page", { children: paragraphs(1) })
    const [block] = await kit.children(page.id)
    return { page: page.id, block: block?.id as string }
  }

  it("refuses an id that is no uuid", async () => {
    await kit.refuses(kit.notion.blocks.retrieve({ block_id: "AAA" }), badId("block_id", "AAA"))
    await kit.refuses(kit.childList("AAA"), badId("block_id", "AAA"))
  })

  it("does not find a block that is not there", async () => {
    await kit.refuses(kit.notion.blocks.retrieve({ block_id: nobodysId }), notFound("block", nobodysId))
    await kit.refuses(kit.childList(nobodysId), notFound("block", nobodysId))
  })

  it("hides blocks from a token with which they are not shared", async (context) => {
    const { block } = await made()
    const stranger = await kit.as("stranger", context)
    const hidden = notFound("block", block)
    await kit.refuses(stranger.blocks.retrieve({ block_id: block }), hidden)
    await kit.refuses(stranger.blocks.children.list({ block_id: block }), hidden)
    await kit.refuses(
      stranger.blocks.update({ block_id: block, paragraph: { rich_text: text("x") } }),
      hidden,
    )
    await kit.refuses(stranger.blocks.delete({ block_id: block }), hidden)
    await kit.refuses(
      stranger.blocks.children.append({ block_id: block, children: [paragraph("x")] }),
      hidden,
    )
  })

  it("lets a reader read and nothing else", async (context) => {
    const { page, block } = await made()
    const reader = await kit.as("reader", context)
    expect(await reader.blocks.retrieve({ block_id: block })).toMatchObject({ id: block, type: "paragraph" })
    expect((await reader.blocks.children.list({ block_id: page })).results).toHaveLength(1)
    await kit.refuses(
      reader.blocks.update({ block_id: block, paragraph: { rich_text: text("x") } }),
      forbidden,
    )
    await kit.refuses(reader.blocks.delete({ block_id: block }), forbidden)
    await kit.refuses(
      reader.blocks.children.append({ block_id: page, children: [paragraph("x")] }),
      forbidden,
    )
  })

  it("lets a writer write, and shows it ids only", async (context) => {
    const { page, block } = await made()
    const writer = await kit.as("writer", context)
    await kit.refuses(writer.blocks.retrieve({ block_id: block }), forbidden)
    await kit.refuses(writer.blocks.children.list({ block_id: page }), forbidden)
    const updated = await writer.blocks.update({ block_id: block, paragraph: { rich_text: text("x") } })
    expect(Object.keys(updated).sort()).toEqual(["id", "object", "request_id"])
    const { results } = await writer.blocks.children.append({ block_id: page, children: [paragraph("y")] })
    expect(results).toEqual([{ object: "block", id: expect.any(String) }])
  })
})
