import {
  type ApiVersion,
  apiVersions,
  checkBeyondAnswer,
  checkKeyOrder,
  checkResponse,
  type EndpointKey,
  newestVersion,
} from "@inkling/contract"
import { type Clock, seededIds } from "@inkling/engine"
import { type Dialect, testStorage } from "@inkling/store/testing"
import { expect } from "vitest"
import { findBeyond } from "../src/beyond/beyond-routes.ts"
import { Router } from "../src/http/router.ts"
import { createInkling, type Inkling, type InklingOptions } from "../src/inkling.ts"
import { placeForFiles } from "./place-for-files.ts"

export type Json = Record<string, unknown>

export interface Answer {
  status: number
  headers: Headers
  /** Parsed body, without its request id. */
  body: Json
}

export interface TestServer {
  inkling: Inkling
  /** Sends a request through the in-process door; answers are checked against the contract's response schemas. */
  send(method: string, path: string, options?: SendOptions): Promise<Answer>
  /** Moves the clock on. */
  advance(ms: number): void
  close(): Promise<void>
}

export interface SendOptions {
  body?: unknown
  version?: ApiVersion | string | null
  token?: string | null
  headers?: Record<string, string>
}

/** Every test starts at this moment. */
export const startOfTests = Date.UTC(2026, 5, 27, 17, 1, 15)

const router = new Router()

/** A server on a fresh workspace, with a clock that stands still and ids that repeat. */
export async function startServer(dialect: Dialect, options: InklingOptions = {}): Promise<TestServer> {
  let now = startOfTests
  const clock: Clock = { now: () => now }
  const storage = await testStorage(dialect)
  const place = placeForFiles()
  const inkling = await createInkling({
    files: place.options,
    storage: storage.options,
    port: false,
    clock,
    ids: seededIds(1, clock),
    ...options,
  })
  const send = async (method: string, path: string, sent: SendOptions = {}): Promise<Answer> => {
    const version = sent.version === undefined ? newestVersion : sent.version
    const token = sent.token === undefined ? inkling.token : sent.token
    const headers: Record<string, string> = { ...sent.headers }
    if (version !== null) headers["notion-version"] = version
    if (token !== null) headers["authorization"] = `Bearer ${token}`
    const init: RequestInit = { method, headers }
    if (sent.body !== undefined) {
      headers["content-type"] ??= "application/json"
      init.body = typeof sent.body === "string" ? sent.body : JSON.stringify(sent.body)
    }
    const response = await inkling.fetch(`http://localhost${path}`, init)
    const body = (await response.json()) as Json
    if (response.status === 202) expectContract(version as ApiVersion, "GET", "/v1/async_tasks/task", body)
    else if (response.status !== 200) expectErrorBody(response.status, body)
    else if (path.startsWith("/v1/")) expectContract(version as ApiVersion, method, path, body)
    else expectBeyond(version, method, path, body)
    if (!("templates" in body)) expect(response.headers.get("x-notion-request-id")).toBe(body["request_id"])
    const { request_id: _, ...rest } = body
    return { status: response.status, headers: response.headers, body: rest }
  }
  return {
    inkling,
    send,
    advance: (ms) => {
      now += ms
    },
    close: async () => {
      await inkling.close()
      await storage.remove()
      place.remove()
    },
  }
}

function expectContract(version: ApiVersion, method: string, path: string, body: Json): void {
  const match = router.match(version, method, path.split("?")[0] as string)
  expect(match, `${method} ${path} is no route`).toBeDefined()
  const key = match?.endpoint.key as EndpointKey
  expect(
    checkResponse(version, key, body),
    `${key} at ${version}: ${JSON.stringify(body).slice(0, 2000)}`,
  ).toBeUndefined()
  expect(checkKeyOrder(version, body), `${key} at ${version}`).toBeUndefined()
}

function expectBeyond(version: unknown, method: string, path: string, body: Json): void {
  const match = findBeyond(method, path.split("?")[0] as string)
  expect(match, `${method} ${path} is no route`).toBeDefined()
  const known = apiVersions.find((one) => one === version) ?? newestVersion
  if (match)
    expect(
      checkBeyondAnswer(known, match.endpoint, body),
      `${match.endpoint.key} at ${known}`,
    ).toBeUndefined()
}

/** Keys that not every error has; `error` is OAuth's. */
const beside: ReadonlySet<string> = new Set(["additional_data", "error"])

function expectErrorBody(status: number, body: Json): void {
  expect(Object.keys(body).filter((key) => !beside.has(key))).toEqual([
    "object",
    "status",
    "code",
    "message",
    "request_id",
  ])
  expect(body["object"]).toBe("error")
  expect(body["status"]).toBe(status)
  expect(status).toBeLessThan(500)
}
