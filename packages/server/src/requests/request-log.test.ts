import { expect, test } from "vitest"
import type { ApiReply, ApiRequest } from "../http/message.ts"
import { newTrace } from "./logged-request.ts"
import { RequestLog, textOf } from "./request-log.ts"

const clock = { now: () => 5 }
const request = (url: string, body?: string): ApiRequest => ({
  method: "POST",
  url,
  headers: { authorization: "Bearer ntn_abcdefgh", cookie: "session=s3cret", "user-agent": "test" },
  body: body === undefined ? undefined : Buffer.from(body),
})
const reply = (text: string, status = 200): ApiReply => ({
  status,
  headers: { "set-cookie": "session=s3cret" },
  body: [Buffer.from(text.slice(0, -1)), Buffer.from(text.slice(-1))],
})

test("keeps as many of the newest as fit into its bytes", () => {
  const log = new RequestLog(100_000, clock)
  for (let i = 0; i < 5_000; i++)
    log.keep(request(`/v1/pages/${i}`), newTrace(), `r${i}`, reply("x".repeat(400)))
  const kept = [...log.newestFirst()]
  expect(kept[0]?.id).toBe("r4999")
  expect(kept.length).toBeGreaterThan(80)
  expect(kept.length).toBeLessThan(101)
  expect(log.find("r0")).toBeUndefined()
  expect(log.find("r4990")?.url).toBe("/v1/pages/4990")
  expect(log.after(4_998, 10).map(({ id }) => id)).toEqual(["r4998", "r4999"])
  expect(log.after(0, 1)[0]?.id).toBe(kept.at(-1)?.id)
  expect(log.after(5_000, 10)).toEqual([])
})

test("keeps nothing of headers that carry secrets", () => {
  const log = new RequestLog(100_000, clock)
  log.keep(request("/v1/pages?token=abc", '{"a":"ntn_abcdefgh"}'), newTrace(), "r", reply('{"b":1}'))
  expect(JSON.stringify([...log.newestFirst()])).not.toMatch(/abcdefgh|s3cret|token=abc/)
  expect(textOf(log.find("r")?.response as never)).toEqual({ text: '{"b":1}', isCut: false })
})

test.each(["/v1/oauth/token", "/v1//oauth/revoke"])(
  "keeps no bodies of %s, which are made of secrets",
  (url) => {
    const log = new RequestLog(100_000, clock)
    log.keep(request(url, '{"code":"c0de"}'), newTrace(), "r", reply('{"access":"t0ken"}'))
    expect(log.find("r")).toMatchObject({ request: undefined, response: { sizeBytes: 0 } })
  },
)

test("cuts long bodies and says so", () => {
  const log = new RequestLog(100_000, clock)
  log.keep(request("/v1/pages", "y".repeat(20_000)), newTrace(), "r", reply(`${"é".repeat(20_000)}}`))
  const entry = log.find("r")
  expect(entry?.response.sizeBytes).toBe(40_001)
  expect(textOf(entry?.response as never)).toMatchObject({ isCut: true })
  expect(textOf(entry?.request as never)).toEqual({ text: "y".repeat(16_384), isCut: true })
})

test("scrubs bytes that are sent again only once, and counts them each time", () => {
  const log = new RequestLog(100_000, clock)
  const shared = reply('{"b":1}')
  for (const id of ["a", "b"]) log.keep(request("/v1/x"), { ...newTrace(), isRepeated: true }, id, shared)
  expect(log.find("a")?.response.bytes).toBe(log.find("b")?.response.bytes)
})

test("is off with no bytes", () => {
  const log = new RequestLog(0, clock)
  log.keep(request("/v1/x"), newTrace(), "r", reply("{}"))
  expect([...log.newestFirst()]).toEqual([])
})

test("remembers of a refused token only its hash", () => {
  const log = new RequestLog(100_000, clock)
  log.keep(request("/v1/x"), newTrace(), "r", reply("{}", 401), "unauthorized")
  expect(log.find("r")?.refusedToken).toMatch(/^[0-9a-f]{64}$/)
})
