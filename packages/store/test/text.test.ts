import {
  findBlockByPk,
  findPageByPk,
  insertBlocks,
  insertPages,
  listChildren,
  updateBlock,
} from "@inkling/store"
import { describe, expect, it } from "vitest"
import { blockRow, pageRow } from "./build.ts"
import { dialects, openTestStore } from "./testing.ts"

for (const dialect of dialects)
  describe(`text on ${dialect}`, () => {
    it("loses only what PostgreSQL cannot hold", async () => {
      const { store, ws, close } = await openTestStore(dialect)
      const odd = 'a\0b \ud800c \udc00 \\u0000 \\ud800 "q" \u{1f6a3} \u2028'
      const kept = 'ab \ufffdc \ufffd \\u0000 \\ud800 "q" \u{1f6a3} \u2028'
      await store.write(ws, { actor: null }, async (tx) => {
        await insertPages(tx, [pageRow(ws, 2, { title: odd, props: { [odd]: odd, n: 1 } })])
        await insertBlocks(tx, [blockRow(ws, 3, { payload: { deep: [{ text: odd }, null, true] } })])
      })
      const [page, block] = await store.read(ws, async (tx) => [
        await findPageByPk(tx, 2),
        await findBlockByPk(tx, 3),
      ])
      expect(page).toMatchObject({ title: kept, props: { [kept]: kept, n: 1 } })
      expect(block).toMatchObject({ payload: { deep: [{ text: kept }, null, true] } })
      await close()
    })

    it("keeps the order of keys", async () => {
      const { store, ws, close } = await openTestStore(dialect)
      const payload = { rich_text: [{ type: "text", text: {}, a: 1 }], color: "red", b: { zz: 1, y: 2 } }
      const read = () => store.read(ws, (tx) => findBlockByPk(tx, 3))
      await store.write(ws, { actor: null }, (tx) => insertBlocks(tx, [blockRow(ws, 3, { payload })]))
      expect(JSON.stringify((await read())?.payload)).toBe(JSON.stringify(payload))
      const { b, ...rest } = payload
      const turned = { b, ...rest }
      await store.write(ws, { actor: null }, (tx) => updateBlock(tx, 3, { payload: turned }))
      expect(JSON.stringify((await read())?.payload)).toBe(JSON.stringify(turned))
      await close()
    })

    it("orders keys as JavaScript compares them", async () => {
      const { store, ws, close } = await openTestStore(dialect)
      const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
      const seed = 20260101
      let state = seed
      const next = (below: number) => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        return state % below
      }
      const keys = Array.from({ length: 300 }, () =>
        Array.from({ length: 1 + next(6) }, () => digits[next(62)]).join(""),
      )
      await store.write(ws, { actor: null }, (tx) =>
        insertBlocks(
          tx,
          keys.map((order_key, index) => blockRow(ws, 10 + index, { order_key })),
        ),
      )
      const listed = await store.read(ws, (tx) => listChildren(tx, 2))
      expect(
        listed.map(({ order_key }) => order_key),
        `seed ${seed}`,
      ).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
      await close()
    })

    it("keeps large numbers and payloads of many rows", async () => {
      const { store, ws, close } = await openTestStore(dialect)
      const pages = Array.from({ length: 6_000 }, (_, index) =>
        pageRow(ws, index + 2, { created_at: 8_640_000_000_000 + index, props: { n: 1e300, m: -0.1 } }),
      )
      await store.write(ws, { actor: null }, (tx) => insertPages(tx, pages))
      expect(await store.read(ws, (tx) => findPageByPk(tx, 6_001))).toEqual(pages[5_999])
      await close()
    })
  })
