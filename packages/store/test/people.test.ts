import {
  findIntegration,
  findToken,
  findUser,
  findWorkspace,
  type IntegrationRow,
  insertIntegration,
  insertToken,
  insertUsers,
  listIntegrations,
  listTokens,
  listTokenUses,
  listUsers,
  listUsersByIds,
  nextUserOrder,
  openStore,
  rotateToken,
  type Snapshot,
  type TokenRow,
  touchTokens,
  updateIntegration,
  updateToken,
  updateUser,
  updateWorkspace,
  type WriteTx,
} from "@inkling/store"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { userRow, uuid } from "./build.ts"
import { dialects, openTestStore, startMs, type TestStore } from "./testing.ts"

for (const dialect of dialects)
  describe(`users, integrations and tokens on ${dialect}`, () => {
    let test: TestStore
    const read = <T>(job: (tx: Snapshot) => Promise<T>) => test.store.read(test.ws, job)
    const write = <T>(job: (tx: WriteTx) => Promise<T>) => test.store.write(test.ws, { actor: null }, job)
    const token = (hash: string, rest: Partial<TokenRow> = {}): TokenRow => ({
      hash,
      ws: test.ws,
      id: `id of ${hash}`,
      integration_id: uuid(50),
      hint: "abcd",
      created_at: startMs,
      expires_at: null,
      is_revoked: false,
      ...rest,
    })
    const integration = (number: number, rest: Partial<IntegrationRow> = {}): IntegrationRow => ({
      ws: test.ws,
      id: uuid(number),
      bot_id: uuid(number + 1),
      name: `Integration ${number}`,
      capabilities: ["read_content", "insert_content"],
      user_info: "none",
      owner_type: "workspace",
      owner_user_id: null,
      created_at: startMs + number,
      is_deleted: false,
      ...rest,
    })

    beforeEach(async () => {
      test = await openTestStore(dialect)
    })
    afterEach(() => test.close())

    it("lists members and bots in order, not guests or groups", async () => {
      const { ws } = test
      const users = [
        userRow(ws, 4, { type: "bot", order_no: 1_000_004 }),
        userRow(ws, 1, { email: "a@example.com", avatar_url: "https://example.com/a.png" }),
        userRow(ws, 2, { is_guest: true }),
        userRow(ws, 3, { type: "group", name: null }),
        userRow(ws, 5),
      ]
      for (const user of users) {
        expect(await read(nextUserOrder)).toBe(users.indexOf(user) + 1)
        await write((tx) => insertUsers(tx, [user]))
      }
      const ids = async (from: number, limit: number) =>
        (await read((tx) => listUsers(tx, { from, limit }))).map(({ id }) => id)
      expect(await ids(0, 9)).toEqual([uuid(1), uuid(5), uuid(4)])
      expect(await ids(5, 1)).toEqual([uuid(5)])
      expect(await read((tx) => findUser(tx, uuid(3)))).toEqual(users[3])
      expect(await read((tx) => listUsersByIds(tx, [uuid(1), uuid(9)]))).toEqual([users[1]])
      await write((tx) => updateUser(tx, uuid(1), { name: "Ann", email: null }))
      expect(await read((tx) => findUser(tx, uuid(1)))).toEqual({ ...users[1], name: "Ann", email: null })
    })

    it("keeps integrations, and hides deleted ones from the list only", async () => {
      await write(async (tx) => {
        await insertIntegration(tx, integration(50))
        await insertIntegration(tx, integration(40, { owner_type: "user", owner_user_id: uuid(1) }))
      })
      expect(await read(listIntegrations)).toEqual([
        integration(40, { owner_type: "user", owner_user_id: uuid(1) }),
        integration(50),
      ])
      await write((tx) => updateIntegration(tx, uuid(50), { capabilities: [], is_deleted: true }))
      expect((await read(listIntegrations)).map(({ id }) => id)).toEqual([uuid(40)])
      expect(await read((tx) => findIntegration(tx, uuid(50)))).toEqual(
        integration(50, { capabilities: [], is_deleted: true }),
      )
    })

    it("finds tokens by their hash, in and outside of snapshots", async () => {
      await write((tx) => insertToken(tx, token("aa")))
      expect(await test.store.findToken("aa")).toEqual(token("aa"))
      expect(await read((tx) => findToken(tx, "aa"))).toEqual(token("aa"))
      expect(await test.store.findToken("bb")).toBeUndefined()
    })

    it("revokes and rotates tokens", async () => {
      await write(async (tx) => {
        await insertToken(tx, token("aa"))
        await updateToken(tx, "aa", { is_revoked: true })
        await insertToken(tx, token("bb", { created_at: startMs + 1 }))
        await rotateToken(tx, "bb", token("cc", { created_at: startMs + 2 }), 60_000)
      })
      expect(await read(listTokens)).toEqual([
        token("aa", { is_revoked: true }),
        token("bb", { created_at: startMs + 1, expires_at: startMs + 60_000 }),
        token("cc", { created_at: startMs + 2 }),
      ])
    })

    it("touches no token of another workspace", async () => {
      const other = await test.store.createWorkspace({ id: uuid(9), name: "Other" })
      await write((tx) => insertToken(tx, token("aa")))
      await test.store.write(other, { actor: null }, (tx) => updateToken(tx, "aa", { is_revoked: true }))
      expect((await test.store.findToken("aa"))?.is_revoked).toBe(false)
    })

    it("notes the last use of tokens, at the latest on close", async () => {
      await write((tx) =>
        touchTokens(
          tx,
          new Map([
            ["t1", 50],
            ["t2", 60],
          ]),
        ),
      )
      await write((tx) =>
        touchTokens(
          tx,
          new Map([
            ["t1", 40],
            ["t2", 70],
          ]),
        ),
      )
      expect(await read(listTokenUses)).toEqual(
        new Map([
          ["t1", 50],
          ["t2", 70],
        ]),
      )
      test.store.touchToken(test.ws, "t1")
      expect((await read(listTokenUses)).get("t1")).toBe(50)
      await test.store.close()
      const again = await openStore({ ...test.storage.options, clock: test.clock })
      expect((await again.read(test.ws, listTokenUses)).get("t1")).toBe(startMs)
      await again.close()
    })

    it("knows its workspaces", async () => {
      const settings = { secret: "x", list: [1] }
      const ws = await test.store.createWorkspace({ id: uuid(9), name: "Second", settings })
      const row = await test.store.read(ws, findWorkspace)
      expect(row).toMatchObject({ ws, id: uuid(9), name: "Second", settings, created_at: startMs })
      expect((await test.store.listWorkspaces()).map((one) => one.ws)).toEqual([test.ws, ws])
      await test.store.write(ws, { actor: null }, (tx) => updateWorkspace(tx, { name: "2nd" }))
      expect((await test.store.read(ws, findWorkspace)).name).toBe("2nd")
      await expect(test.store.createWorkspace({ id: uuid(9), name: "Again" })).rejects.toMatchObject({
        code: "conflict_error",
      })
      const numbers = await Promise.all(
        [1, 2, 3, 4].map((n) => test.store.createWorkspace({ id: `w${n}`, name: "w" })),
      )
      expect(numbers.sort()).toEqual([1, 2, 3, 4].map((n) => ws + n))
    })
  })
