import { readFileSync } from "node:fs"
import { beyondManifest } from "@inkling/contract"
import { afterAll, beforeAll, expect, test } from "vitest"
import { makeDatabase } from "./data-source-requests.ts"
import { startServer, type TestServer } from "./start-server.ts"

const text = readFileSync(new URL("../../../docs/beyond-notion.md", import.meta.url), "utf8")
const examples = [...text.matchAll(/```sh\n(curl [\s\S]*?)\n```/g)].map((match) => match[1] as string)

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

test("there are examples", () => {
  expect(examples.length).toBeGreaterThan(6)
})

test.each(examples)("%s", async (example) => {
  const response = await server.inkling.fetch(...requestOf(example))
  expect(response.status, await response.clone().text()).toBe(200)
})

test("every endpoint is documented", () => {
  const named = beyondManifest.map(({ path }) => path.split("/").at(-1) as string)
  expect(named.filter((name) => !name.startsWith("{") && !text.includes(name))).toEqual([])
})
