import { findBlock, updateBlock } from "@inkling/store"
import { dialects } from "@inkling/store/testing"
import { expect, it } from "vitest"
import { listChildren, paragraph, texts } from "../../test/block-requests.ts"
import { type Json, startServer } from "../../test/start-server.ts"

it.each(dialects)("gives siblings short keys again when one has grown long, on %s", async (dialect) => {
  const server = await startServer(dialect)
  const { rootPageId, store } = server.inkling
  const path = `/v1/blocks/${rootPageId}/children`
  const added = await server.send("PATCH", path, { body: { children: ["a", "b", "c"].map(paragraph) } })
  const ids = (added.body["results"] as Json[]).map(({ id }) => id as string)
  await server.send("DELETE", `/v1/blocks/${ids[1]}`)
  const long = `a0${"V".repeat(70)}`
  await store.write(1, { actor: null }, async (tx) => {
    for (const [at, orderKey] of [long, `${long}1`].entries()) {
      const block = await findBlock(tx, ids[at] as string)
      await updateBlock(tx, block?.pk as number, { order_key: orderKey })
    }
  })

  const position = { type: "after_block", after_block: { id: ids[0] } }
  await server.send("PATCH", path, { body: { children: [paragraph("new")], position } })

  expect(texts(await listChildren(server, rootPageId))).toEqual(["a", "new", "c"])
  await server.send("PATCH", `/v1/blocks/${ids[1]}`, { body: { in_trash: false } })
  expect(texts(await listChildren(server, rootPageId))).toEqual(["a", "new", "b", "c"])
  const key = await store.read(1, async (tx) => (await findBlock(tx, ids[0] as string))?.order_key)
  expect(key?.length).toBeLessThan(5)
  await server.close()
})
