import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import {
  type ApiVersion,
  checkKeyOrder,
  checkRequest,
  checkResponse,
  coerceQuery,
  type EndpointDefinition,
  explainRequest,
  manifest,
} from "../src/index.ts"

/** One recorded exchange with the live API. */
interface Exchange {
  notion_version: ApiVersion
  commit_date: string
  method: string
  path: string
  query: Record<string, string | string[]> | [string, string][] | null
  request_body: unknown
  status: number
  response_body: unknown
}

// The corpus is not part of the repository: a folder beside it, or wherever the variable says.
const folder =
  process.env["INKLING_CORPUS"] ?? fileURLToPath(new URL("../../../../shared/corpus", import.meta.url))
const file = `${folder}/recorded.jsonl`
const isThere = existsSync(file)
if (!isThere)
  console.info(`No recorded exchanges in ${folder} (set INKLING_CORPUS): these tests are skipped.`)

describe.skipIf(!isThere)("recorded exchanges", () => {
  const exchanges = isThere ? readFileSync(file, "utf8").trim().split("\n").map(parse) : []
  // A multipart body is not JSON.
  const checked = exchanges.filter(({ path }) => !path.endsWith("/send"))

  test("have a route in their version", () => {
    expect(checked.filter((exchange) => !findEndpoint(exchange)).map(({ path }) => path)).toEqual([])
  })

  test("are accepted where they succeeded", () => {
    const successes = checked.filter(({ status }) => status === 200)
    const refused = successes.map(explainExchange).filter((message) => message !== "")
    const keys = new Set(successes.map((exchange) => findEndpoint(exchange)?.endpoint.key))
    console.info(
      `recorded requests accepted: ${successes.length - refused.length}/${successes.length}, ${keys.size} endpoints`,
    )
    expect(refused).toEqual([])
    expect(successes.length).toBeGreaterThan(2000)
  })

  test("are refused in the recorded words where validation failed", () => {
    const failures = checked.filter(({ status, response_body: body }) => status === 400 && isValidation(body))
    const said = failures.map((exchange) => explainExchange(exchange))
    console.info(`recorded refusals explained: ${failures.length}`)
    expect(said).toEqual(failures.map(({ response_body: body }) => (body as { message: string }).message))
    expect(failures.length).toBeGreaterThan(10)
  })

  // Older answers lack the keys that Notion has added to every version since.
  const recent = checked.filter(({ status, commit_date: date }) => status === 200 && date > "2026-06")

  test("have answers that fit the types, since June 2026", () => {
    const wrong = recent.map(({ notion_version: version, response_body: body, ...exchange }) => {
      const key = findEndpoint({ notion_version: version, response_body: body, ...exchange })?.endpoint.key
      return key && checkResponse(version, key, body)
    })
    console.info(`recorded answers checked: ${recent.length}`)
    expect(wrong.filter((problem) => problem !== undefined)).toEqual([])
  })

  test("have answers with their keys in order, since June 2026", () => {
    const wrong = recent.map(({ notion_version: version, response_body: body }) =>
      checkKeyOrder(version, body),
    )
    expect(wrong.filter((problem) => problem !== undefined)).toEqual([])
    expect(recent.length).toBeGreaterThan(500)
  })
})

function parse(line: string): Exchange {
  return JSON.parse(line) as Exchange
}

const isValidation = (body: unknown): boolean =>
  /^(?:body|path) failed validation/.test((body as { message?: string }).message ?? "")

function explainExchange(exchange: Exchange): string {
  const { notion_version: version, method, query, request_body: body } = exchange
  const found = findEndpoint(exchange)
  if (!found) return `no route for ${exchange.path}`
  const { key } = found.endpoint
  // A repeated parameter was recorded as a list of pairs.
  const raw = Array.isArray(query) ? Object.fromEntries(query) : (query ?? {})
  const takesBody = method !== "GET" && method !== "DELETE"
  const request = {
    path: found.path,
    query: coerceQuery(version, key, raw),
    body: takesBody ? (body ?? {}) : {},
  }
  const isAccepted = checkRequest(version, key, request)
  const message = explainRequest(version, key, request)
  expect(message === "").toBe(isAccepted)
  return message
}

function findEndpoint({ notion_version: version, method, path }: Exchange) {
  const segments = path.split("/").filter(Boolean)
  const candidates = manifest(version).flatMap((endpoint) => matchPath(endpoint, method, segments))
  return candidates.toSorted((a, b) => Object.keys(a.path).length - Object.keys(b.path).length)[0]
}

function matchPath(endpoint: EndpointDefinition, method: string, segments: readonly string[]) {
  const template = endpoint.path.split("/").filter(Boolean)
  if (endpoint.method !== method || template.length !== segments.length) return []
  const path: Record<string, string> = {}
  for (const [index, part] of template.entries()) {
    const segment = segments[index] as string
    if (part.startsWith("{")) path[part.slice(1, -1)] = decodeURIComponent(segment)
    else if (part !== segment) return []
  }
  return [{ endpoint, path }]
}
