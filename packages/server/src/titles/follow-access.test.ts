import { findPage, type Snapshot } from "@inkling/store"
import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { makeDatabase, makeRow } from "../../test/data-source-requests.ts"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { title } from "../../test/wire.ts"
import { ByteBudget } from "../cache/byte-budget.ts"
import { StaleSnapshot } from "../columns/stale-snapshot.ts"
import { Titles } from "./titles.ts"

describe.each(dialects)("titles on %s follow access", (dialect: Dialect) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startServer(dialect)
  })
  afterEach(() => server.close())

  const addPage = async (name: string, parent: string) => {
    const body = { parent: { page_id: parent }, properties: title(name) }
    return (await server.send("POST", "/v1/pages", { body })).body["id"] as string
  }
  const ws = async () => (await server.inkling.store.listWorkspaces())[0]?.ws as number
  const read = async <T>(job: (tx: Snapshot) => Promise<T>) => server.inkling.store.read(await ws(), job)

  /** How many pages each access list covers, by what the index says. */
  async function counts(titles: Titles): Promise<Record<number, number>> {
    const acls: number[] = []
    await read((tx) =>
      titles.find(tx, {
        query: "",
        order: "newest",
        withTrashed: true,
        isVisibleAcl: (acl) => acls.push(acl) > 0,
        after: undefined,
        limit: 1_000,
      }),
    )
    return Object.fromEntries([...Map.groupBy(acls, (acl) => acl)].map(([acl, all]) => [acl, all.length]))
  }

  test.each([5_000, 0])(
    "when whole subtrees change hands, %s pages of them looked up",
    async (maxCovered) => {
      const { admin, rootPageId } = server.inkling
      const titles = new Titles(new ByteBudget(1_000_000), maxCovered)
      const top = await addPage("Top", rootPageId)
      const middle = await addPage("Middle", top)
      await addPage("Leaf", middle)
      const { id: database, dataSourceId } = await makeDatabase(server, "Boats")
      await makeRow(server, dataSourceId, "Dinghy")
      const pkOf = async (id: string) => (await read((tx) => findPage(tx, id)))?.pk as number
      const [root, own] = [await pkOf(rootPageId), await pkOf(middle)]
      expect(await counts(titles)).toEqual({ [root]: 5 })

      await admin.createIntegration({ name: "Guest" })
      await admin.share(middle, "Guest")
      expect(await counts(titles)).toEqual({ [root]: 3, [own]: 2 })
      const parent = { type: "page_id", page_id: middle }
      const moved = await server.send("PATCH", `/v1/databases/${database}`, { body: { parent } })
      expect(moved.status, JSON.stringify(moved.body)).toBe(200)
      expect(await counts(titles)).toEqual({ [root]: 2, [own]: 3 })
      expect((await server.send("POST", `/v1/pages/${top}/move`, { body: { parent } })).status).toBe(400)
      const leaf = await addPage("Another", top)
      expect((await server.send("POST", `/v1/pages/${leaf}/move`, { body: { parent } })).status).toBe(200)
      expect(await counts(titles)).toEqual({ [root]: 2, [own]: 4 })
    },
  )

  test("and refuse a snapshot older than what they know", async () => {
    const titles = new Titles(new ByteBudget(1_000_000))
    const { rootPageId } = server.inkling
    await counts(titles)
    await read(async (old) => {
      await addPage("Later", rootPageId)
      await counts(titles)
      const search = {
        query: "later",
        order: "newest" as const,
        withTrashed: false,
        isVisibleAcl: () => true,
        after: undefined,
        limit: 10,
      }
      await expect(titles.find(old, search)).rejects.toThrow(StaleSnapshot)
    })
  })
})
