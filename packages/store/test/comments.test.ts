import {
  findComment,
  findDiscussion,
  findOpenPageDiscussion,
  insertComments,
  insertDiscussion,
  listComments,
  removeComment,
  removeDiscussionIfEmpty,
  type Snapshot,
  updateComment,
  updateDiscussion,
  type WriteTx,
} from "@inkling/store"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { commentRow, uuid } from "./build.ts"
import { dialects, openTestStore, startMs, type TestStore } from "./testing.ts"

for (const dialect of dialects)
  describe(`comments on ${dialect}`, () => {
    let test: TestStore
    const read = <T>(job: (tx: Snapshot) => Promise<T>) => test.store.read(test.ws, job)
    const write = <T>(job: (tx: WriteTx) => Promise<T>) => test.store.write(test.ws, { actor: null }, job)
    const discussion = (number: number, blockPk: number | null, isResolved = false) => ({
      ws: test.ws,
      id: uuid(number),
      page_pk: 2,
      block_pk: blockPk,
      is_resolved: isResolved,
      created_at: startMs + number,
    })
    const list = async (blockPk: number | null, after?: { createdAt: number; pk: number }) =>
      (await read((tx) => listComments(tx, { pagePk: 2, blockPk, limit: 2, ...(after && { after }) }))).map(
        ({ pk }) => pk,
      )

    beforeEach(async () => {
      test = await openTestStore(dialect)
      const { ws } = test
      await write(async (tx) => {
        for (const row of [
          discussion(899, null, true),
          discussion(900, null),
          discussion(901, null),
          discussion(902, 7),
        ])
          await insertDiscussion(tx, row)
        await insertComments(tx, [
          commentRow(ws, 31, { created_at: startMs + 2 }),
          commentRow(ws, 32, { discussion_id: uuid(901), created_at: startMs + 1 }),
          commentRow(ws, 33, { created_at: startMs + 2 }),
          commentRow(ws, 34, { discussion_id: uuid(899) }),
          commentRow(ws, 35, {
            discussion_id: uuid(902),
            block_pk: 7,
            display_name: { type: "integration" },
          }),
          commentRow(ws, 36, { page_pk: 3 }),
        ])
      })
    })
    afterEach(() => test.close())

    it("come back as they were given", async () => {
      expect(await read((tx) => findComment(tx, uuid(35)))).toEqual(
        commentRow(test.ws, 35, {
          discussion_id: uuid(902),
          block_pk: 7,
          display_name: { type: "integration" },
        }),
      )
      expect(await read((tx) => findDiscussion(tx, uuid(902)))).toEqual(discussion(902, 7))
      expect(await read((tx) => findComment(tx, uuid(99)))).toBeUndefined()
    })

    it("list by place, oldest first, without resolved discussions", async () => {
      expect(await list(null)).toEqual([32, 31])
      expect(await list(null, { createdAt: startMs + 2, pk: 31 })).toEqual([33])
      expect(await list(7)).toEqual([35])
      expect(await list(8)).toEqual([])
    })

    it("find the page's oldest open discussion", async () => {
      expect((await read((tx) => findOpenPageDiscussion(tx, 2)))?.id).toBe(uuid(900))
      await write((tx) => updateDiscussion(tx, uuid(900), { is_resolved: true }))
      expect((await read((tx) => findOpenPageDiscussion(tx, 2)))?.id).toBe(uuid(901))
      expect(await read((tx) => findOpenPageDiscussion(tx, 3))).toBeUndefined()
    })

    it("change, and take their discussion with them when they were its last", async () => {
      await write(async (tx) => {
        await updateComment(tx, 31, { rich_text: [], edited_at: startMs + 50 })
        await removeComment(tx, 33)
        await removeDiscussionIfEmpty(tx, uuid(900))
        await removeComment(tx, 35)
        await removeDiscussionIfEmpty(tx, uuid(902))
      })
      expect(await read((tx) => findComment(tx, uuid(31)))).toMatchObject({
        rich_text: [],
        edited_at: startMs + 50,
      })
      expect(await read((tx) => findDiscussion(tx, uuid(900)))).toBeDefined()
      expect(await read((tx) => findDiscussion(tx, uuid(902)))).toBeUndefined()
    })
  })
