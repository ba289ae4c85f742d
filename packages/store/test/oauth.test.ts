import {
  allInstallations,
  findAuthorization,
  findInstallation,
  findOauthClient,
  findPairOf,
  findRefreshToken,
  type IntegrationRow,
  insertAuthorization,
  insertInstallation,
  insertIntegration,
  insertOauthClient,
  insertRefreshToken,
  insertUsers,
  listAuthorizations,
  listInstallations,
  listIntegrations,
  listLivePairs,
  markExchanged,
  type OauthAuthorizationRow,
  type OauthRefreshTokenRow,
  oauthClientsById,
  type Snapshot,
  updateOauthClient,
  useUpRefreshToken,
  type WriteTx,
} from "@inkling/store"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { userRow, uuid } from "./build.ts"
import { dialects, openTestStore, startMs, type TestStore } from "./testing.ts"

for (const dialect of dialects)
  describe(`what OAuth keeps on ${dialect}`, () => {
    let test: TestStore
    const read = <T>(job: (tx: Snapshot) => Promise<T>) => test.store.read(test.ws, job)
    const write = <T>(job: (tx: WriteTx) => Promise<T>) => test.store.write(test.ws, { actor: null }, job)
    const integration = (number: number, rest: Partial<IntegrationRow> = {}): IntegrationRow => ({
      ws: test.ws,
      id: uuid(number),
      bot_id: uuid(number + 1),
      name: "App",
      capabilities: [],
      user_info: "none",
      owner_type: "workspace",
      owner_user_id: null,
      created_at: startMs + number,
      is_deleted: false,
      ...rest,
    })
    const installed = (number: number, rest: Partial<IntegrationRow> = {}) =>
      integration(number, { owner_type: "user", owner_user_id: uuid(1), ...rest })

    beforeEach(async () => {
      test = await openTestStore(dialect)
    })
    afterEach(() => test.close())

    it("finds a client by its id, and changes it", async () => {
      const client = {
        ws: test.ws,
        integration_id: uuid(50),
        client_id: "c1",
        secret_hash: "aa",
        redirect_uris: ["https://a.example"],
      }
      await write((tx) => insertOauthClient(tx, client))
      expect(await read((tx) => findOauthClient(tx, "c1"))).toEqual(client)
      expect(await read((tx) => findOauthClient(tx, "c2"))).toBeUndefined()
      await write((tx) => updateOauthClient(tx, uuid(50), { secret_hash: "bb", redirect_uris: [] }))
      const changed = { ...client, secret_hash: "bb", redirect_uris: [] }
      expect(await read(oauthClientsById)).toEqual(new Map([[uuid(50), changed]]))
    })

    it("keeps one installation for a person, out of the list of integrations", async () => {
      const link = { ws: test.ws, public_id: uuid(50), user_id: uuid(1), integration_id: uuid(60) }
      await write(async (tx) => {
        await insertUsers(tx, [userRow(test.ws, 1, { name: "Ada" }), userRow(test.ws, 2)])
        await insertIntegration(tx, integration(50))
        await insertIntegration(tx, installed(60))
        await insertIntegration(tx, installed(70, { owner_user_id: uuid(2), is_deleted: true }))
        await insertInstallation(tx, link)
        await insertInstallation(tx, { ...link, user_id: uuid(2), integration_id: uuid(70) })
      })
      expect(await read(listIntegrations)).toEqual([integration(50)])
      expect(await read((tx) => findInstallation(tx, uuid(50), uuid(1)))).toEqual(installed(60))
      expect(await read((tx) => findInstallation(tx, uuid(50), uuid(3)))).toBeUndefined()
      expect((await read((tx) => listInstallations(tx, uuid(50)))).map(({ id }) => id)).toEqual([
        uuid(60),
        uuid(70),
      ])
      expect(await read(allInstallations)).toEqual([installed(60, { name: "App (Ada)" })])
      await expect(
        write((tx) => insertInstallation(tx, { ...link, integration_id: uuid(80) })),
      ).rejects.toThrow()
    })

    it("keeps authorizations for good, and notes when their code was used", async () => {
      const row: OauthAuthorizationRow = {
        ws: test.ws,
        id: "a1",
        public_id: uuid(50),
        user_id: uuid(1),
        code_hash: "aa",
        redirect_uri: null,
        capabilities: ["read_content"],
        user_info: "none",
        object_ids: [uuid(9)],
        created_at: startMs,
        expires_at: startMs + 1,
        exchanged_at: null,
      }
      await write(async (tx) => {
        await insertAuthorization(tx, row)
        await insertAuthorization(tx, { ...row, id: "a2", code_hash: "bb", created_at: startMs - 1 })
        await markExchanged(tx, "a1")
      })
      const used = await read((tx) => findAuthorization(tx, "aa"))
      expect(used).toEqual({ ...row, exchanged_at: expect.any(Number) })
      expect((await read((tx) => listAuthorizations(tx, uuid(50)))).map(({ id }) => id)).toEqual(["a2", "a1"])
      expect(await read((tx) => findAuthorization(tx, "cc"))).toBeUndefined()
    })

    it("uses refresh tokens up one by one", async () => {
      const row: OauthRefreshTokenRow = {
        ws: test.ws,
        hash: "r1",
        authorization_id: "a1",
        integration_id: uuid(60),
        token_hash: "t1",
        created_at: startMs,
        is_used: false,
      }
      await write(async (tx) => {
        await insertRefreshToken(tx, row)
        await insertRefreshToken(tx, { ...row, hash: "r2", token_hash: "t2", authorization_id: "a2" })
        await useUpRefreshToken(tx, "r1")
      })
      expect(await read((tx) => findRefreshToken(tx, "r1"))).toEqual({ ...row, is_used: true })
      expect((await read((tx) => findPairOf(tx, "t2")))?.hash).toBe("r2")
      const live = async (of: Parameters<typeof listLivePairs>[1]) =>
        (await read((tx) => listLivePairs(tx, of))).map(({ hash }) => hash)
      expect(await live({ authorization_id: "a1" })).toEqual([])
      expect(await live({ integration_id: uuid(60) })).toEqual(["r2"])
    })
  })
