import { expect, test } from "vitest"
import { targetUrl } from "./notion-hosts.ts"

test.each([
  "http://127.0.0.1:4567",
  "http://localhost:1",
  "http://[::1]:4567",
  "https://inkling.example/base",
])("%s may be called", (url) => {
  expect(targetUrl(url).href).toContain(url)
})

test.each([
  ["inkling", "is no URL"],
  ["ftp://127.0.0.1", "has to begin with http:// or https://"],
  ["http://inkling.example", "would send tokens in plain text"],
  ["http://127.0.0.1.example", "would send tokens in plain text"],
  ["https://api.notion.com", "is Notion itself"],
])("%s may not: %s", (url, sentence) => {
  expect(() => targetUrl(url)).toThrow(sentence)
})
