import { findAsyncTask, insertAsyncTask, updateAsyncTask } from "@inkling/store"
import { type Dialect, dialects, testStorage } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { startOfTests } from "../../test/start-server.ts"
import { createInkling, type Inkling, type InklingOptions } from "../inkling.ts"

/** Longer than any lease. */
const longAfter = 120_000

describe.each(dialects)("tasks of processes that come and go on %s", (dialect: Dialect) => {
  let now = startOfTests
  let storage: Awaited<ReturnType<typeof testStorage>>
  let running: Inkling[] = []
  beforeEach(async () => {
    storage = await testStorage(dialect)
  })
  afterEach(async () => {
    for (const one of running) await one.close()
    running = []
    await storage.remove()
  })

  const start = async (options: InklingOptions = {}) => {
    const clock = { now: () => now }
    const token = running[0]?.token
    const made = await createInkling({
      storage: storage.options,
      port: false,
      clock,
      ...(token !== undefined && { token }),
      ...options,
    })
    running.push(made)
    return made
  }
  const close = async (one: Inkling) => {
    running = running.filter((other) => other !== one)
    await one.close()
  }
  const send = async (to: Inkling, method: string, path: string, body?: object) => {
    const response = await to.fetch(`http://localhost${path}`, {
      method,
      headers: {
        authorization: `Bearer ${to.token}`,
        "notion-version": "2026-03-11",
        "content-type": "application/json",
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    return (await response.json()) as Record<string, unknown>
  }
  const newPage = async (to: Inkling) =>
    (await send(to, "POST", "/v1/pages", { parent: { page_id: to.rootPageId }, properties: {} }))[
      "id"
    ] as string
  const insertLater = async (to: Inkling, page: string, content: string) =>
    (
      await send(to, "PATCH", `/v1/pages/${page}/markdown`, {
        type: "insert_content",
        insert_content: { content },
        allow_async: true,
      })
    )["id"] as string
  const linesOf = async (from: Inkling, page: string) =>
    String((await send(from, "GET", `/v1/pages/${page}/markdown`))["markdown"]).split("\n")
  const statusOf = async (from: Inkling, task: string) =>
    (await send(from, "GET", `/v1/async_tasks/${task}`))["status"]

  test("what one process accepted, a later one does", async () => {
    const first = await start({ runsTasks: false })
    const page = await newPage(first)
    const task = await insertLater(first, page, "Survives")
    await first.idle()
    expect(await statusOf(first, task)).toBe("queued")
    const { token } = first
    await close(first)
    const second = await start({ token })
    await second.idle()
    expect(await statusOf(second, task)).toBe("succeeded")
    expect(await linesOf(second, page)).toEqual(["Survives"])
  })

  test("what was under way in a process that died is taken up once its time is over", async () => {
    const first = await start({ runsTasks: false })
    const page = await newPage(first)
    const task = await insertLater(first, page, "Taken over")
    const claimed = { status: "running", attempts: 1, due_at: now + 60_000 } as const
    await first.store.write(first.admin.ws, { actor: null }, (tx) => updateAsyncTask(tx, task, claimed))
    const { token } = first
    await close(first)
    const second = await start({ token })
    await second.idle()
    // A file has one process: what it finds under way is nobody's. A server may be somebody else's.
    expect(await statusOf(second, task)).toBe(dialect === "sqlite" ? "succeeded" : "running")
    now += longAfter
    await close(second)
    const third = await start({ token })
    await third.idle()
    expect(await statusOf(third, task)).toBe("succeeded")
    expect(await linesOf(third, page)).toEqual(["Taken over"])
  })

  test("a page that was written is not written again when only its answer is missing", async () => {
    const first = await start({ runsTasks: false })
    const page = await newPage(first)
    const accepted = await send(first, "POST", "/v1/pages", {
      parent: { page_id: page },
      markdown: "Once",
      allow_async: true,
    })
    const task = accepted["id"] as string
    const written = { status: "running", attempts: 1, due_at: now, subject_id: page } as const
    await first.store.write(first.admin.ws, { actor: null }, (tx) => updateAsyncTask(tx, task, written))
    const { token } = first
    await close(first)
    const second = await start({ token })
    await second.idle()
    expect(await send(second, "GET", `/v1/async_tasks/${task}`)).toMatchObject({
      status: "succeeded",
      result: { id: page },
    })
    expect(await linesOf(second, page)).toEqual([""])
  })

  test.runIf(dialect === "postgres")("several processes on one database do each task once", async () => {
    const first = await start()
    const others = [await start({ token: first.token }), await start({ token: first.token })]
    const page = await newPage(first)
    const all = [first, ...others]
    const lines = Array.from({ length: 30 }, (_, index) => `Line ${index}`)
    const tasks = await Promise.all(
      lines.map((line, index) => insertLater(all[index % all.length] as Inkling, page, line)),
    )
    for (const one of all) await one.idle()
    for (const task of tasks) expect(await statusOf(first, task)).toBe("succeeded")
    expect((await linesOf(first, page)).sort()).toEqual([...lines].sort())
  })

  test("what may pass is tried again, five times in all, and then has failed", async () => {
    const first = await start({ runsTasks: false })
    const { ws } = first.admin
    const page = await newPage(first)
    const id = await insertLater(first, page, "x")
    await first.store.write(ws, { actor: null }, (tx) => updateAsyncTask(tx, id, { due_at: null }))
    const like = await first.store.read(ws, (tx) => findAsyncTask(tx, id))
    if (!like) throw new Error("The task is gone.")
    // No endpoint that writes: whoever does it meets a bug.
    const broken = { ...like, id: "task_broken", operation: "getPage", due_at: now }
    await first.store.write(ws, { actor: null }, (tx) => insertAsyncTask(tx, broken))
    const { token } = first
    await close(first)
    const seen: unknown[] = []
    for (let attempt = 1; attempt <= 6; attempt++) {
      const next = await start({ token })
      await next.idle()
      const row = await next.store.read(ws, (tx) => findAsyncTask(tx, "task_broken"))
      seen.push([row?.status, row?.attempts])
      if (attempt === 5)
        expect(row).toMatchObject({
          request: null,
          error: { object: "error", status: 500, code: "internal_server_error" },
        })
      now += longAfter
      await close(next)
    }
    expect(seen).toEqual([
      ["retrying", 1],
      ["retrying", 2],
      ["retrying", 3],
      ["retrying", 4],
      ["failed", 5],
      ["failed", 5],
    ])
  })

  test("does what its caller may do by then: a token that was revoked does nothing", async () => {
    const first = await start({ runsTasks: false })
    const page = await newPage(first)
    const { token } = await first.admin.createIntegration({ name: "Short-lived" })
    await first.admin.share(page, "Short-lived")
    const task = await insertLater(Object.assign(Object.create(first) as Inkling, { token }), page, "No")
    await first.admin.revokeToken(token)
    const kept = first.token
    const { ws } = first.admin
    await close(first)
    const second = await start({ token: kept })
    await second.idle()
    expect(await second.store.read(ws, (tx) => findAsyncTask(tx, task))).toMatchObject({
      status: "failed",
      error: { status: 401, code: "unauthorized" },
    })
    expect(await linesOf(second, page)).toEqual([""])
  })
})
