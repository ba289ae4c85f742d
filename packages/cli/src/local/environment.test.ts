import { expect, test } from "vitest"
import { configFromEnvironment } from "./environment.ts"

test("settings that are not there change nothing", () => {
  expect(configFromEnvironment({})).toEqual({})
})

test.each([
  ["64", 64 * 1024 * 1024],
  ["0", 0],
])("INKLING_CACHE_MB=%s is %d bytes", (value, bytes) => {
  expect(configFromEnvironment({ INKLING_CACHE_MB: value }).cacheBytes).toBe(bytes)
})

test.each(["-1", "1.5", "256MB", "lots", "12345678"])("INKLING_CACHE_MB=%s is refused", (value) => {
  expect(() => configFromEnvironment({ INKLING_CACHE_MB: value })).toThrow("INKLING_CACHE_MB")
})
