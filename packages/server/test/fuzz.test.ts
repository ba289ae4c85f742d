import { type ErrorCode, errorStatus } from "@inkling/contract"
import { seededRandom } from "@inkling/engine"
import { type Dialect, dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { fingerprint, headOf } from "./fingerprint.ts"
import { makeFuzzWorld } from "./fuzz/fuzz-world.ts"
import { contentType, mutateRequest, type RawRequest, type Tokens } from "./fuzz/mutate-request.ts"
import { type ValidRequest, validRequests } from "./fuzz/valid-requests.ts"
import { type Json, startServer, type TestServer } from "./start-server.ts"

/** PostgreSQL differs in what text and numbers it takes; a slice shows it. */
const counts: Record<Dialect, number> = { sqlite: 20_000, postgres: 1_500 }

/** What was accepted is undone every so often, so that the workspace stays small. */
const restoreEvery = 500

/** Every so many requests the whole database is compared, not only the head of its log. */
const compareEvery = 16

const seed = Number(process.env["FUZZ_SEED"] ?? 20_260_627)

describe.each(dialects)("malformed requests on %s", (dialect) => {
  let server: TestServer
  let valid: ValidRequest[]
  let tokens: Tokens
  const logged: unknown[] = []

  beforeAll(async () => {
    const log = { error: (entry: object) => logged.push(entry), info: () => {} }
    server = await startServer(dialect, { log })
    valid = validRequests(await makeFuzzWorld(server))
    const { admin, token, rootPageId } = server.inkling
    const gone = await admin.createIntegration({ name: "Gone" })
    await admin.revokeToken(gone.token)
    const weak = await admin.createIntegration({ name: "Weak", capabilities: [], userInfo: "none" })
    await admin.share(rootPageId, "Weak")
    tokens = { good: token, revoked: gone.token, weak: weak.token }
  })
  afterAll(() => server.close())

  test("what they are made from is accepted", async () => {
    const state = await server.inkling.snapshot()
    for (const request of valid) {
      const { method, path, isOld, isRefused } = request
      const version = isOld ? "2022-06-28" : "2026-03-11"
      const body = request.form ?? request.body
      const { authorization } = request
      const headers = { ...contentType(request), ...(authorization !== undefined && { authorization }) }
      const answer = await server.send(method, path, {
        version,
        headers,
        ...(authorization !== undefined && { token: null }),
        ...(body !== undefined && { body }),
      })
      expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBe(isRefused ? 400 : 200)
      await server.inkling.restore(state)
    }
  })

  test(`${counts[dialect]} of them, seed ${seed}: an error from the catalogue, and nothing changed`, {
    timeout: 180_000,
  }, async () => {
    console.log(`fuzz: seed ${seed}, ${counts[dialect]} requests on ${dialect}`)
    const random = seededRandom(seed)
    const state = await server.inkling.snapshot()
    let refused = 0
    for (let index = 0; index < counts[dialect]; index++) {
      if (index % restoreEvery === 0) await server.inkling.restore(state)
      const request = mutateRequest(valid[random(valid.length)] as ValidRequest, tokens, random)
      const told = `seed ${seed}, request ${index}: ${tell(request)}`
      const isCompared = index % compareEvery === 0
      const before = isCompared ? await fingerprint(server) : await headOf(server)
      const answer = await send(server, request)
      if (!answer) continue
      expect(answer.status, `${told}\n${JSON.stringify(logged.at(-1), errorText)}`).toBeLessThan(500)
      // What was accepted to be done later is done before the next one is compared.
      if (answer.status === 202) await server.inkling.idle()
      if (answer.status < 300) continue
      refused++
      expectErrorBody(answer, told)
      expect(isCompared ? await fingerprint(server) : await headOf(server), told).toBe(before)
    }
    expect(refused).toBeGreaterThan(counts[dialect] / 2)
    expect(({} as Json)["polluted"]).toBeUndefined()
  })
})

interface Answer {
  status: number
  headers: Headers
  text: string
}

/** Undefined when the client's own fetch refuses to send it. */
async function send(
  server: TestServer,
  { method, path, headers, body }: RawRequest,
): Promise<Answer | undefined> {
  let request: Request
  try {
    request = new Request(`http://localhost${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: body as NonNullable<RequestInit["body"]> }),
    })
  } catch {
    return undefined
  }
  const response = await server.inkling.fetch(request)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

function expectErrorBody({ status, headers, text }: Answer, told: string): void {
  const body = JSON.parse(text) as Json
  const keys = Object.keys(body).filter((key) => key !== "additional_data" && key !== "error")
  expect(keys, told).toEqual(["object", "status", "code", "message", "request_id"])
  expect(body, told).toMatchObject({ object: "error", status })
  expect(errorStatus[body["code"] as ErrorCode], `${told}\n${text}`).toBe(status)
  expect(typeof body["message"], told).toBe("string")
  expect(body["message"], told).not.toBe("")
  expect(body["request_id"], told).toBe(headers.get("x-notion-request-id"))
  const extra = Object.values((body["additional_data"] as Json | undefined) ?? {})
  for (const value of extra)
    expect(typeof value === "string" || Array.isArray(value), `${told}\n${text}`).toBe(true)
}

function tell({ method, path, headers, body }: RawRequest): string {
  const text = typeof body === "string" ? body : (body && Buffer.from(body).toString("hex")) || ""
  return `${method} ${path} ${JSON.stringify(headers)} ${text.slice(0, 3_000)}`
}

function errorText(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.stack : value
}
