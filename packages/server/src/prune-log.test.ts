import { listChanges } from "@inkling/store"
import { dialects } from "@inkling/store/testing"
import { expect, test } from "vitest"
import { startServer } from "../test/start-server.ts"
import { title } from "../test/wire.ts"
import { logKeptMs, pruneLog } from "./prune-log.ts"

test.each(dialects)("entries are forgotten after 30 days, and numbers go on, on %s", async (dialect) => {
  const server = await startServer(dialect)
  const { store, clock, rootPageId } = server.inkling
  const rename = (name: string) =>
    server.send("PATCH", `/v1/pages/${rootPageId}`, { body: { properties: title(name) } })
  await rename("Old")
  const before = (await store.head(1)).seq
  server.advance(logKeptMs + 1)
  await rename("New")
  expect(await pruneLog(store, 1, clock)).toBe(before)
  const kept = await store.read(1, (tx) => listChanges(tx, { after: 0, limit: 100 }))
  expect(kept.map((entry) => entry.seq)).toEqual([before + 1])
  expect(await pruneLog(store, 1, clock)).toBe(0)
  await server.close()
})
