import { expect, test } from "vitest"
import type { LoggedExchange } from "../http/requests.ts"
import { toCurl } from "./to-curl.ts"

const exchange: LoggedExchange = {
  id: "r",
  at: "2026-01-01T00:00:00.000Z",
  duration_ms: 1,
  method: "GET",
  url: "/v1/users/me",
  endpoint: "getSelf",
  status: 200,
  code: null,
  caller: null,
  version: "2026-03-11",
  user_agent: null,
  explanation: null,
  fix: null,
  content_type: null,
  request_body: null,
  response_body: { text: "{}", is_cut: false, size_bytes: 2 },
}

test("a request without a body says method, address, token and version", () => {
  expect(toCurl(exchange, "http://127.0.0.1:3000")).toBe(
    [
      "curl -X GET 'http://127.0.0.1:3000/v1/users/me'",
      `-H "Authorization: Bearer $INKLING_TOKEN"`,
      "-H 'Notion-Version: 2026-03-11'",
    ].join(" \\\n  "),
  )
})

test("nothing in a body or an address gets out of its quotes", () => {
  const text = `{"query":"it's $(touch x) \`y\`"}`
  const request_body = { text, is_cut: false, size_bytes: text.length }
  const curl = toCurl(
    { ...exchange, method: "POST", url: "/v1/search?a='b", version: null, request_body },
    "",
  )
  expect(curl).toContain(`'/v1/search?a='\\''b'`)
  expect(curl).toContain(`--data-raw '{"query":"it'\\''s $(touch x) \`y\`"}'`)
  expect(curl).toContain("-H 'Content-Type: application/json'")
  expect(curl).not.toContain("Notion-Version")
})
