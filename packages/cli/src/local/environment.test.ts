import { expect, test } from "vitest"
import { UsageError } from "../usage-error.ts"
import { configFromEnvironment } from "./environment.ts"

test("reads settings", () => {
  expect(configFromEnvironment({})).toEqual({})
  expect(
    configFromEnvironment({
      INKLING_PUBLIC_URL: "https://notion.example.com/",
      INKLING_ALLOWED_HOSTS: "A.example.com, b.example.com",
      INKLING_PAGE_URL: "notion",
      INKLING_CACHE_MB: "0",
      INKLING_QUERY_LIMIT: "50000",
    }),
  ).toEqual({
    publicUrl: "https://notion.example.com",
    allowedHosts: ["a.example.com", "b.example.com"],
    pageUrl: "notion",
    cacheBytes: 0,
    queryResultLimit: 50_000,
  })
})

test.each([
  ["INKLING_PUBLIC_URL", "example.com"],
  ["INKLING_PAGE_URL", "mine"],
  ["INKLING_CACHE_MB", "-1"],
  ["INKLING_CACHE_MB", "1.5"],
  ["INKLING_QUERY_LIMIT", "0"],
  ["INKLING_QUERY_LIMIT", "many"],
])("refuses %s=%s, and names it", (name, value) => {
  expect(() => configFromEnvironment({ [name]: value })).toThrow(UsageError)
  expect(() => configFromEnvironment({ [name]: value })).toThrow(name)
})
