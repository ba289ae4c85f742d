import { Agent } from "node:https"
import { expect, test } from "vitest"
import { type RequestArguments, redirectedRequest } from "./redirected-request.ts"

const target = new URL("http://127.0.0.1:4567")
const callback = () => {}

test.each<[string, RequestArguments]>([
  ["a text", ["https://api.notion.com/v1/users?page_size=1", { method: "GET" }, callback]],
  ["a URL", [new URL("https://api.notion.com/v1/users?page_size=1"), callback]],
  ["options", [{ hostname: "api.notion.com", path: "/v1/users?page_size=1", agent: new Agent() }, callback]],
  ["options with a port", [{ host: "API.notion.com:443", path: "/v1/users?page_size=1" }, callback]],
])("a request given as %s goes to the target", (_, args) => {
  const redirected = redirectedRequest(args, target)
  expect(redirected?.callback).toBe(callback)
  expect(redirected?.options).toMatchObject({
    protocol: "http:",
    hostname: "127.0.0.1",
    port: "4567",
    path: "/v1/users?page_size=1",
    headers: { host: "api.notion.com" },
  })
  expect(redirected?.options).not.toHaveProperty("agent")
})

test("keeps its own headers, in either form, but names Notion's host", () => {
  const own = { Authorization: "Bearer x", Host: "elsewhere" }
  const asObject = redirectedRequest([{ hostname: "api.notion.com", headers: own }], target)
  expect(asObject?.options.headers).toEqual({ Authorization: "Bearer x", host: "api.notion.com" })
  const pairs = ["Authorization", "Bearer x", "Host", "elsewhere"]
  const asPairs = redirectedRequest([{ hostname: "api.notion.com", headers: pairs }], target)
  expect(asPairs?.options.headers).toEqual(["Authorization", "Bearer x", "host", "api.notion.com"])
})

test("a path of the target's own comes first", () => {
  const based = redirectedRequest(["https://api.notion.com/v1/users"], new URL("https://x.example/inkling/"))
  expect(based?.options).toMatchObject({ hostname: "x.example", port: null, path: "/inkling/v1/users" })
})

test.each<[RequestArguments]>([
  [["https://example.com/v1/users"]],
  [["https://api.notion.com.example/v1/users"]],
  [[{ hostname: "127.0.0.1", path: "/" }]],
  [[{}]],
])("%j is left alone", (args) => {
  expect(redirectedRequest(args, target)).toBeUndefined()
})
