import { findDataSource, type Snapshot, updateProperty, type WriteTx } from "@inkling/store"
import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeDatabase } from "../../test/data-source-requests.ts"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { logSchemaChange } from "../tree/log-schema-change.ts"
import { SchemaCache } from "./schema-cache.ts"

describe.each(dialects)("schemas kept on %s", (dialect) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(dialect)
  })
  afterAll(() => server.close())

  const setUp = async (columns = {}) => {
    const { dataSourceId } = await makeDatabase(server, "Things", columns)
    const cache = new SchemaCache()
    const row = async (tx: Snapshot) => {
      const found = await findDataSource(tx, dataSourceId)
      if (!found) throw new Error("There is no such data source.")
      return found
    }
    const names = async (tx: Snapshot) => (await cache.properties(tx, await row(tx))).map(({ name }) => name)
    const rename = async (tx: WriteTx, name: string) => {
      const source = await row(tx)
      const [title] = await cache.properties(tx, source)
      await updateProperty(tx, title?.pk as number, { name })
      await logSchemaChange(tx, source.pk, [{ id: title?.id as string, name: "Name", action: "updated" }])
    }
    const { store, admin } = server.inkling
    return {
      cache,
      row,
      names,
      rename,
      read: <T>(job: (tx: Snapshot) => Promise<T>) => store.read(admin.ws, job),
      write: <T>(job: (tx: WriteTx) => Promise<T>) => store.write(admin.ws, { actor: null }, job),
    }
  }

  test("what a write job saw and did not commit is not kept", async () => {
    const { names, rename, read, write } = await setUp()
    const failing = write(async (tx) => {
      await rename(tx, "Undone")
      expect(await names(tx)).toEqual(["Undone"])
      throw new Error("Enough.")
    })
    await expect(failing).rejects.toThrow("Enough.")
    // The next change raises the schema's epoch to the same number.
    await write((tx) => rename(tx, "Done"))
    expect(await read(names)).toEqual(["Done"])
  })

  test("a schema is read once until it changes", async () => {
    const { cache, row, rename, read, write } = await setUp()
    const properties = () => read(async (tx) => cache.properties(tx, await row(tx)))
    const first = await properties()
    expect(await properties()).toBe(first)
    await write((tx) => rename(tx, "Other"))
    expect((await properties())[0]?.name).toBe("Other")
  })

  test("new rows are numbered by counters as they are now", async () => {
    const { cache, row, read } = await setUp({ Number: { unique_id: { prefix: null } } })
    const next = () =>
      read(async (tx) => {
        const found = (await cache.freshProperties(tx, await row(tx))).find(
          ({ type }) => type === "unique_id",
        )
        return found?.type === "unique_id" ? found.config.next : undefined
      })
    const before = (await next()) as number
    const id = await read(async (tx) => (await row(tx)).id)
    const body = { parent: { data_source_id: id }, properties: {} }
    expect((await server.send("POST", "/v1/pages", { body })).status).toBe(200)
    expect(await next()).toBe(before + 1)
  })
})
