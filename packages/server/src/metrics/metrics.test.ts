import { afterAll, beforeAll, expect, test } from "vitest"
import { createInkling, type Inkling } from "../inkling.ts"
import { newTrace } from "../requests/logged-request.ts"
import { Metrics } from "./metrics.ts"
import { histogram } from "./prometheus-text.ts"

let inkling: Inkling
beforeAll(async () => {
  inkling = await createInkling({ adminSecret: "s3cret", metricsToken: "scrape" })
})
afterAll(() => inkling.close())

const ask = (path: string, token = inkling.token) =>
  fetch(`${inkling.url}${path}`, {
    headers: { authorization: `Bearer ${token}`, "notion-version": "2026-03-11" },
  })

test("counts answers by endpoint, method and status, and errors by code", async () => {
  for (const path of [
    "/v1/users/me",
    "/v1/users/me",
    `/v1/pages/${inkling.workspaceId}`,
    "/v1/x/1",
    "/v1/x/2",
  ])
    await ask(path)
  const response = await ask("/metrics", "scrape")
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8")
  const lines = (await response.text()).split("\n")
  const count = (labels: string) =>
    lines
      .find((line) => line.startsWith(`http_server_request_duration_seconds_count{${labels}}`))
      ?.split(" ")[1]
  expect(count('endpoint="getSelf",method="GET",status="200"')).toBe("2")
  expect(count('endpoint="getPage",method="GET",status="404"')).toBe("1")
  expect(count('endpoint="none",method="other",status="400"')).toBe("2")
  expect(lines).toContain('inkling_errors_total{code="object_not_found"} 1')
  expect(lines).toContain("http_server_active_requests 0")
  expect(lines.some((line) => /^process_resident_memory_bytes \d{7,}$/.test(line))).toBe(true)
})

test("every line is one that Prometheus reads", async () => {
  const text = await (await ask("/metrics", "s3cret")).text()
  expect(text.endsWith("\n")).toBe(true)
  const sample = /^[a-z_]+(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? -?(\d+(\.\d+)?(e[+-]?\d+)?|\+Inf)$/
  for (const line of text.trim().split("\n"))
    expect(/^# (HELP|TYPE) [a-z_]+ \S/.test(line) || sample.test(line), line).toBe(true)
})

test("is for nobody without a secret, tokens of integrations included", async () => {
  expect((await fetch(`${inkling.url}/metrics`)).status).toBe(401)
  expect((await ask("/metrics")).status).toBe(401)
  const open = await createInkling()
  expect((await fetch(`${open.url}/metrics`, { headers: { authorization: "Bearer " } })).status).toBe(401)
  expect(
    (await fetch(`${open.url}/metrics`, { headers: { authorization: "Bearer undefined" } })).status,
  ).toBe(401)
  await open.close()
})

test("classes add up, and a label cannot break out of its quotes", () => {
  const metrics = new Metrics()
  const ago = (ms: number) => ({ ...newTrace(), startedAt: performance.now() - ms, endpoint: 'a"b\\' })
  for (const ms of [0, 60, 60_000]) metrics.answered(ago(ms), "GET", 200, undefined)
  const lines = histogram("x", "h", metrics.durations.values()).split("\n")
  const at = (le: string) => lines.find((line) => line.includes(`le="${le}"`))
  expect(at("0.005")).toMatch(/^x_bucket\{endpoint="a\\"b\\\\",method="GET",status="200",le="0.005"\} 1$/)
  expect(at("0.075")).toMatch(/ 2$/)
  expect(at("10")).toMatch(/ 2$/)
  expect(at("+Inf")).toMatch(/ 3$/)
})

test("says whether it is alive and ready", async () => {
  expect(await (await fetch(`${inkling.url}/healthz`)).json()).toEqual({ ok: true })
  expect(await (await fetch(`${inkling.url}/readyz`)).json()).toEqual({ ok: true })
  const broken = await createInkling()
  await broken.store.close()
  const answer = await fetch(`${broken.url}/readyz`)
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ ok: false, reason: expect.stringContaining("database") })
  expect((await fetch(`${broken.url}/healthz`)).status).toBe(200)
  await broken.close()
})
