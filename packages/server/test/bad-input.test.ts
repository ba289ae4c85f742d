import type { EndpointKey } from "@inkling/contract"
import { type Dialect, dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { servedKeys } from "../src/endpoints/index.ts"
import { isOauthKey } from "../src/oauth/oauth-endpoints.ts"
import { type Spec, specs, withoutBody, wrongTypes } from "./bad-input/specs.ts"
import { fingerprint } from "./fingerprint.ts"
import { makeFuzzWorld } from "./fuzz/fuzz-world.ts"
import { type Answer, type SendOptions, startServer, type TestServer } from "./start-server.ts"

// Every endpoint with every kind of bad input: status, code, sentence, and nothing changed.

/** Bot users of the integrations that bad input comes from, with their tokens. */
const bots: Record<string, { id: string; token: string }> = {}

interface BadInput {
  name: string
  /** Undefined where it does not apply. */
  send(spec: Spec): (SendOptions & { path?: string }) | undefined
  expect(answer: Answer, spec: Spec): void
}

const refused = (status: number, code: string, message: string) => (answer: Answer) =>
  expect(answer.body).toMatchObject({ object: "error", status, code, message })

const knownVersions =
  '`"2021-05-11"`, `"2021-05-13"`, `"2021-08-16"`, `"2022-02-22"`, `"2022-06-28"`, `"2025-09-03"`, or `"2026-03-11"`'

const thousandDeep = (): unknown => JSON.parse("[".repeat(1_000) + "]".repeat(1_000))

/** Who one is, and what one sent, needs none; a user that one may not read about is not found. */
const needsNoCapability = new Set<EndpointKey>([
  "getSelf",
  "getUser",
  "getFileUpload",
  "listFileUploads",
  "getAsyncTask",
])

/** What they make needs no field at all. */
const makesWithoutBody = new Set<EndpointKey>(["createFileUpload", "createViewQuery"])

const withBody = (spec: Spec, body: unknown): SendOptions | undefined => (spec.body ? { body } : undefined)

const badInputs: readonly BadInput[] = [
  {
    name: "no token",
    send: () => ({ token: null }),
    expect: refused(401, "unauthorized", "API token is invalid."),
  },
  {
    name: "a revoked token",
    send: () => ({ token: bots["Gone"]?.token as string }),
    expect: refused(401, "unauthorized", "API token is invalid."),
  },
  {
    name: "no version",
    send: () => ({ version: null }),
    expect: refused(
      400,
      "missing_version",
      "Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.",
    ),
  },
  {
    name: "an unknown version",
    send: () => ({ version: "2020-01-01" }),
    expect: refused(
      400,
      "missing_version",
      `Notion-Version header failed validation: Notion-Version header should be ${knownVersions}, instead was \`"2020-01-01"\`.`,
    ),
  },
  {
    name: "a bad uuid",
    send: ({ path, pathId }) => pathId && { path: path.replace(pathId.id, "1234") },
    expect: (answer, { pathId }) =>
      refused(
        400,
        "validation_error",
        `path failed validation: path.${pathId?.param} should be a valid uuid, instead was \`"1234"\`.`,
      )(answer),
  },
  {
    name: "an object that is not shared",
    send: ({ hidden }) => hidden && { token: bots["Stranger"]?.token as string },
    expect: (answer, { hidden }) => {
      const sentence = `Could not find ${hidden?.kind} with ID: ${hidden?.id}. Make sure the relevant pages and databases are shared with your integration "Stranger".`
      refused(404, "object_not_found", sentence)(answer)
      expect(answer.body["additional_data"]).toEqual({ integration_id: bots["Stranger"]?.id })
    },
  },
  {
    name: "a missing capability",
    send: ({ key }) => (needsNoCapability.has(key) ? undefined : { token: bots["Weak"]?.token as string }),
    expect: refused(403, "restricted_resource", "Insufficient permissions for this endpoint."),
  },
  {
    name: "malformed JSON",
    send: (spec) => withBody(spec, '{"parent": '),
    expect: refused(400, "invalid_json", "Error parsing JSON body."),
  },
  {
    name: "a text for a body",
    send: (spec) => withBody(spec, '"text"'),
    expect: refused(400, "invalid_json", "Error parsing JSON body."),
  },
  {
    name: "an array for a body",
    send: (spec) => withBody(spec, "[]"),
    expect: refused(
      400,
      "validation_error",
      "body failed validation: body should be an object, instead was `[]`.",
    ),
  },
  {
    name: "a body of another content type, which is not read",
    send: ({ key, body }) =>
      body && !makesWithoutBody.has(key) ? { body, headers: { "content-type": "text/plain" } } : undefined,
    expect: (answer, { key }) => {
      const message = withoutBody[key]
      if (message === undefined) expect(answer.status).toBe(200)
      else refused(400, "validation_error", message)(answer)
    },
  },
  {
    name: "an unknown key",
    send: (spec) => withBody(spec, { ...spec.body, wings: 2 }),
    expect: (answer) => {
      expect(answer.body).toMatchObject({ status: 400, code: "validation_error" })
      expect(answer.body["message"]).toContain("body.wings should be not present, instead was `2`.")
    },
  },
  {
    name: "a wrong type",
    send: (spec) => withBody(spec, { ...spec.body, ...wrongTypes[spec.key]?.[0] }),
    expect: (answer, { key }) => {
      expect(answer.body).toMatchObject({ status: 400, code: "validation_error" })
      expect(answer.body["message"]).toMatch(/^body failed validation(:|\. Fix one:)/)
      expect(answer.body["message"]).toContain(wrongTypes[key]?.[1])
    },
  },
  {
    name: "JSON a thousand levels deep",
    send: (spec) =>
      withBody(spec, { ...spec.body, [Object.keys(spec.body ?? {})[0] as string]: thousandDeep() }),
    expect: (answer) => {
      expect(answer.body).toMatchObject({ status: 400, code: "validation_error" })
      expect(answer.body["message"]).toContain(`instead was \`${"[".repeat(55)}...\`.`)
    },
  },
  {
    name: "a body of 10 MB",
    send: (spec) => withBody(spec, { ...spec.body, wings: "x".repeat(10 * 1024 * 1024) }),
    expect: (answer) => {
      expect(answer.body).toMatchObject({ status: 400, code: "validation_error" })
      expect(answer.body["message"]).toMatch(
        /^Request body is too large: 10\d{6} bytes\. The limit is 512000 bytes\.$/,
      )
    },
  },
]

describe.each(dialects)("bad input on %s", (dialect: Dialect) => {
  let server: TestServer
  let all: Spec[]
  beforeAll(async () => {
    server = await startServer(dialect)
    // Those who call with client id and secret are answered in words of their own: src/oauth has their bad input.
    all = specs(await makeFuzzWorld(server)).filter(({ key }) => !isOauthKey(key))
    const { admin, rootPageId } = server.inkling
    for (const [name, more] of [
      ["Gone", {}],
      ["Stranger", {}],
      ["Weak", { capabilities: [], userInfo: "none" }],
    ] as const) {
      const { integration, token } = await admin.createIntegration({ name, ...more })
      bots[name] = { id: integration.bot_id, token }
    }
    await admin.share(rootPageId, "Weak")
    await admin.revokeToken(bots["Gone"]?.token as string)
  })
  afterAll(() => server.close())

  test("is tried on every endpoint that is served", () => {
    expect(new Set(all.map(({ key }) => key))).toEqual(
      new Set(servedKeys().filter((key) => !isOauthKey(key))),
    )
    for (const { key, body } of all) if (body) expect(wrongTypes, key).toHaveProperty(key)
  })

  test.each(badInputs)("$name", async ({ send, expect: expectAnswer }) => {
    const before = await fingerprint(server)
    for (const spec of all) {
      const options = send(spec)
      if (!options) continue
      const { path = spec.path, ...rest } = options
      const sent = { version: spec.version, ...(spec.body && { body: spec.body }), ...rest }
      const answer = await server.send(spec.method, path, sent)
      try {
        expectAnswer(answer, spec)
        expect(await fingerprint(server)).toBe(before)
      } catch (error) {
        throw new Error(`${spec.key} (${spec.version}): ${JSON.stringify(answer.body).slice(0, 2_000)}`, {
          cause: error,
        })
      }
    }
  })
})
