import { createRequire } from "node:module"
import { describe, expect, test } from "vitest"
import { apiVersions, isBefore, manifest } from "../src/index.ts"

interface SdkEndpoint {
  method: string
  path(parameters: Record<string, string>): string
}

const sdk = createRequire(import.meta.url)("@notionhq/client/build/src/api-endpoints.js") as Record<
  string,
  SdkEndpoint
>
const outOfScope = /^(?:agents|sessions|threads|external_agent_stub)\b/
const placeholders = new Proxy<Record<string, string>>({}, { get: (_, name) => `{${String(name)}}` })

describe.each(apiVersions)("the routes of %s", (version) => {
  const routes = manifest(version).map(({ method, path }) => `${method} ${path}`)

  test("include every one of the SDK's that the version has", () => {
    const missing = Object.values(sdk)
      .filter(
        (endpoint) => typeof endpoint?.path === "function" && !outOfScope.test(endpoint.path(placeholders)),
      )
      .map((endpoint) => `${endpoint.method.toUpperCase()} /v1/${endpoint.path(placeholders)}`)
      .filter((route) => !routes.includes(route))
    expect(missing.every((route) => /\/v1\/(data_sources|views)/.test(route))).toBe(true)
    expect(missing.length > 0).toBe(isBefore(version, "2025-09-03"))
  })

  test("are unique", () => {
    expect(new Set(routes).size).toBe(routes.length)
  })

  test("query databases until there are data sources", () => {
    expect(routes.includes("POST /v1/databases/{database_id}/query")).toBe(isBefore(version, "2025-09-03"))
    expect(routes.includes("POST /v1/data_sources/{data_source_id}/query")).toBe(
      !isBefore(version, "2025-09-03"),
    )
  })
})

test("parameters of views come from the types, where the SDK's lists are empty", () => {
  const view = manifest("2026-03-11").find(({ key }) => key === "createView")
  expect(view).toMatchObject({ pathParams: [], queryParams: [] })
  expect(view?.bodyParams).toContain("data_source_id")
})
