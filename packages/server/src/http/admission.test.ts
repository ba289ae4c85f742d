import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startServer, type TestServer } from "../../test/start-server.ts"
import { Admission } from "./admission.ts"

test("requests are counted by integration, and all together", () => {
  const admission = new Admission(2)
  const leave = admission.enter("a")
  admission.enter("a")
  expect(() => admission.enter("a")).toThrow("overloaded")
  leave()
  admission.enter("a")
  for (const key of ["b", "b", "c", "c", "d", "d"]) admission.enter(key)
  expect(() => admission.enter("e")).toThrow("overloaded")
})

describe("a server with many requests under way", () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer("sqlite", { config: { maxUnderWay: 2 } })
  })
  afterAll(() => server.close())

  test("answers 529 to the integration they are of, and lets others in", async () => {
    const { store, admin, rootPageId } = server.inkling
    const { token } = await admin.createIntegration({ name: "Other" })
    const ask = (own?: string) =>
      server.inkling.fetch(`http://x/v1/pages/${rootPageId}`, {
        headers: { authorization: `Bearer ${own ?? server.inkling.token}`, "notion-version": "2026-03-11" },
      })
    await Promise.all([ask(), ask(token)])
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const { read } = store
    store.read = ((ws, job) => gate.then(() => read.call(store, ws, job as never))) as typeof read
    await admin.addFault({ delay_ms: 1 })
    const held = [ask(), ask()]
    const refused = await ask()
    expect(refused.status).toBe(529)
    expect(refused.headers.get("retry-after")).toBe("1")
    expect(await refused.json()).toMatchObject({ code: "service_overload" })
    const other = ask(token)
    open()
    expect((await other).status).toBe(404)
    for (const answer of await Promise.all(held)) expect(answer.status).toBe(200)
    store.read = read
    expect((await ask()).status).toBe(200)
  })
})
