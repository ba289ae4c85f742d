import { dialects, testStorage } from "@inkling/store/testing"
import { describe, expect, test } from "vitest"
import type { Json } from "../test/start-server.ts"
import { title, titleOf } from "../test/wire.ts"
import { createInkling, type Inkling } from "./inkling.ts"

const headers = (token: string) => ({
  authorization: `Bearer ${token}`,
  "notion-version": "2026-03-11",
  "content-type": "application/json",
})

async function rename(inkling: Inkling, name: string): Promise<void> {
  const init = {
    method: "PATCH",
    headers: headers(inkling.token),
    body: JSON.stringify({ properties: title(name) }),
  }
  expect((await fetch(`${inkling.url}/v1/pages/${inkling.rootPageId}`, init)).status).toBe(200)
}

async function rootTitle(inkling: Inkling): Promise<string> {
  const answer = await inkling.fetch(`http://x/v1/pages/${inkling.rootPageId}`, {
    headers: headers(inkling.token),
  })
  return titleOf((await answer.json()) as Json)
}

test("in memory: reset goes back to the beginning, restore to a snapshot; the token stays", async () => {
  const inkling = await createInkling({ storage: "memory" })
  await rename(inkling, "One")
  const kept = await inkling.snapshot()
  await rename(inkling, "Two")
  expect(await rootTitle(inkling)).toBe("Two")
  await inkling.restore(kept)
  expect(await rootTitle(inkling)).toBe("One")
  await inkling.reset()
  expect(await rootTitle(inkling)).toBe("Home")
  await rename(inkling, "Again")
  expect(await rootTitle(inkling)).toBe("Again")
  await expect(inkling.restore("no such")).rejects.toThrow("There is no snapshot")
  await inkling.close()
})

test("the clock stands still where it is set", async () => {
  const inkling = await createInkling({ storage: "memory", port: false })
  inkling.clock.set(Date.UTC(2030, 0, 2, 3, 4, 5))
  const init = {
    method: "PATCH",
    headers: headers(inkling.token),
    body: JSON.stringify({ properties: title("x") }),
  }
  const answer = await inkling.fetch(`http://x/v1/pages/${inkling.rootPageId}`, init)
  const page = (await answer.json()) as Json
  expect(page["last_edited_time"]).toBe("2030-01-02T03:04:00.000Z")
  await inkling.close()
})

test("two in one process do not know each other", async () => {
  const [one, two] = await Promise.all([createInkling(), createInkling()])
  await rename(one, "Mine")
  expect(await rootTitle(two)).toBe("Home")
  const stranger = await fetch(`${two.url}/v1/users/me`, { headers: headers(one.token) })
  expect(stranger.status).toBe(401)
  await Promise.all([one.close(), two.close()])
})

describe.each(dialects)("kept on %s", (dialect) => {
  test("what is kept is there again, and reset() will not touch it", async () => {
    const storage = await testStorage(dialect)
    const first = await createInkling({ storage: storage.options })
    await rename(first, "Kept")
    await expect(first.reset()).rejects.toThrow("memory storage only")
    await first.close()
    const second = await createInkling({ storage: storage.options, token: first.token })
    expect(second).toMatchObject({
      token: first.token,
      workspaceId: first.workspaceId,
      rootPageId: first.rootPageId,
    })
    expect(await rootTitle(second)).toBe("Kept")
    await second.close()
    await storage.remove()
  })

  test("a workspace left half made by a kill is made anew", async () => {
    const storage = await testStorage(dialect)
    const first = await createInkling({ storage: storage.options })
    const [workspace] = await first.store.listWorkspaces()
    const { updateWorkspace } = await import("@inkling/store")
    const settings = { ...workspace?.settings, is_ready: false }
    await first.store.write(1, { actor: null }, (tx) => updateWorkspace(tx, { settings }))
    await first.close()
    const second = await createInkling({ storage: storage.options, makingTimeoutMs: 0 })
    expect(second.workspaceId).not.toBe(first.workspaceId)
    expect(await rootTitle(second)).toBe("Home")
    await second.close()
    await storage.remove()
  })
})

test.runIf(dialects.includes("postgres"))(
  "on PostgreSQL a revoke in one process holds for the next request in another",
  async () => {
    const storage = await testStorage("postgres")
    const [one, two] = [
      await createInkling({ storage: storage.options }),
      await createInkling({ storage: storage.options }),
    ]
    const { token } = await one.admin.createIntegration({ name: "Seen everywhere" })
    await one.admin.share(one.rootPageId, "Seen everywhere")
    const read = () => two.fetch(`http://x/v1/pages/${one.rootPageId}`, { headers: headers(token) })
    for (let round = 0; round < 20; round++) {
      expect((await read()).status).toBe(200)
      await one.admin.unshare(one.rootPageId, "Seen everywhere")
      expect((await read()).status).toBe(404)
      await one.admin.share(one.rootPageId, "Seen everywhere")
    }
    await one.admin.revokeToken(token)
    expect((await read()).status).toBe(401)
    await Promise.all([one.close(), two.close()])
    await storage.remove()
  },
)

test("what fills the demo workspace is no request of a client's", async () => {
  const inkling = await createInkling({ storage: "memory", seed: "demo", port: false })
  const log = async () => ((await inkling.admin.listRequests({})) as { results: { url: string }[] }).results
  expect(await log()).toEqual([])
  const headers = { authorization: `Bearer ${inkling.token}`, "notion-version": "2026-03-11" }
  await inkling.fetch("http://x/v1/users/me", { headers })
  expect((await log()).map(({ url }) => url)).toEqual(["/v1/users/me"])
  await inkling.close()
})
