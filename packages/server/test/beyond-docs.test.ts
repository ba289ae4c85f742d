import { readFileSync } from "node:fs"
import { beyondManifest, buildOpenApi, type Operation } from "@inkling/contract"
import { afterAll, beforeAll, expect, test } from "vitest"
import { makeDatabase } from "./data-source-requests.ts"
import { startServer, type TestServer } from "./start-server.ts"

const text = readFileSync(new URL("../../../docs/beyond-notion.md", import.meta.url), "utf8")
const examples = [...text.matchAll(/```sh\n(curl [\s\S]*?)\n```/g)].map((match) => match[1] as string)

const document = buildOpenApi()

let server: TestServer
let variables: Record<string, string>

beforeAll(async () => {
  server = await startServer("sqlite")
  const { dataSourceId } = await makeDatabase(server, "Rows", { Amount: { number: {} }, Due: { date: {} } })
  const { url, token, rootPageId } = server.inkling
  variables = { URL: url, TOKEN: token, PAGE: rootPageId, SOURCE: dataSourceId }
})
afterAll(() => server.close())

/** As the shell and curl read it: one URL, headers, and a body in quotes. */
function requestOf(command: string): [string, RequestInit] {
  const filled = command.replaceAll(/\$([A-Z]+)/g, (all, name: string) => variables[name] ?? all)
  const headers = [...filled.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name, value]) => [name, value])
  const body = /-d '([\s\S]*)'$/.exec(filled)?.[1]
  const method = /-X (\w+)/.exec(filled)?.[1] ?? "GET"
  const url = /"(http[^"]+)"/.exec(filled)?.[1] as string
  return [url, { method, headers: headers as [string, string][], ...(body !== undefined && { body }) }]
}

/** What /openapi.json says that every answer of ours has; nothing for the API's own. */
function announced(url: string, method: string): Record<string, unknown> {
  const given = new URL(url).pathname.split("/")
  const path = Object.keys(document.paths).find((pattern) => {
    const segments = pattern.split("/")
    return (
      segments.length === given.length && segments.every((one, at) => one[0] === "{" || one === given[at])
    )
  }) as string
  const { responses, tags } = (document.paths[path] as Record<string, Operation>)[
    method.toLowerCase()
  ] as Operation
  if (tags[0] !== "inkling") return {}
  // biome-ignore lint/suspicious/noExplicitAny: a JSON Schema, read here only as far as its names
  const { required } = (responses[200] as any).content["application/json"].schema.allOf[0]
  expect(required.length).toBeGreaterThan(1)
  return Object.fromEntries(
    required.map((name: string) => [name, expect.toSatisfy((one) => one !== undefined)]),
  )
}

test("there are examples", () => {
  expect(examples.length).toBeGreaterThan(6)
})

test.each(examples)("%s", async (example) => {
  const [url, init] = requestOf(example)
  const response = await server.inkling.fetch(url, init)
  expect(response.status, await response.clone().text()).toBe(200)
  expect(await response.json()).toMatchObject(announced(url, init.method as string))
})

test("every endpoint is documented", () => {
  const named = beyondManifest.map(({ path }) => path.split("/").at(-1) as string)
  expect(named.filter((name) => !name.startsWith("{") && !text.includes(name))).toEqual([])
})
