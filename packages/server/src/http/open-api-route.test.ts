import { afterAll, beforeAll, expect, test } from "vitest"
import { createInkling, type Inkling } from "../inkling.ts"

let inkling: Inkling
beforeAll(async () => {
  inkling = await createInkling()
})
afterAll(() => inkling.close())

test("serves the document to anybody, and says when it is still the same", async () => {
  const first = await fetch(`${inkling.url}/openapi.json`)
  expect(first.headers.get("content-type")).toBe("application/json; charset=utf-8")
  expect(await first.json()).toMatchObject({ openapi: "3.1.0", servers: [{ url: "/" }] })
  const etag = first.headers.get("etag") as string
  const again = await fetch(`${inkling.url}/openapi.json`, { headers: { "if-none-match": etag } })
  expect(again.status).toBe(304)
  expect(again.headers.get("etag")).toBe(etag)
  expect(await again.text()).toBe("")
  const other = await fetch(`${inkling.url}/openapi.json`, { headers: { "if-none-match": '"other"' } })
  expect(other.status).toBe(200)
})
