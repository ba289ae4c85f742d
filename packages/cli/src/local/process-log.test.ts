import { expect, test } from "vitest"
import { type LogForm, processLog } from "./process-log.ts"

const line = {
  request_id: "r1",
  method: "GET",
  url: "/v1/users/me",
  endpoint: "getSelf",
  status: 429,
  code: "rate_limited",
  duration_ms: 1.2,
  caller_id: "c",
  version: "2026-03-11",
  user_agent: undefined,
}

function logged(form: LogForm | undefined): string[] {
  const lines: string[] = []
  const log = processLog(form, (text) => lines.push(text))
  log.request?.(line)
  log.error({ err: new Error("broke with ntn_abcdefgh1234"), requestId: "r2" }, "request failed")
  log.info({ pages: 3 }, "imported")
  return lines
}

test("json: every line is one object, requests with their ids and levels", () => {
  const entries = logged("json").map((text) => JSON.parse(text))
  expect(entries[0]).toMatchObject({ level: "warn", message: "request", request_id: "r1", status: 429 })
  expect(entries[1]).toMatchObject({ level: "error", message: "request failed", requestId: "r2" })
  expect(entries[1].error.stack).toContain("process-log.test")
  expect(entries[2]).toMatchObject({ level: "info", message: "imported", pages: 3 })
})

test("pretty: for people, with the stack of what broke", () => {
  const lines = logged("pretty")
  expect(lines[0]).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3} {2}429 {2}GET \/v1\/users\/me {2}1.2 ms {2}rate_limited r1\n$/,
  )
  expect(lines[1]).toMatch(/^error: request failed requestId="r2"\nError: broke/)
  expect(lines[2]).toBe("info: imported pages=3\n")
})

test("without a form only what happens by itself, and with none nothing", () => {
  expect(logged(undefined).map((text) => JSON.parse(text).message)).toEqual(["request failed", "imported"])
  expect(logged("none")).toEqual([])
})

test("a token that got into an error's text is taken out", () => {
  for (const form of ["json", "pretty"] as const) expect(logged(form).join("")).not.toContain("abcdefgh1234")
})
