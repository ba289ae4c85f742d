import { describe, expect, it } from "vitest"
import { type BeyondEndpoint, type BeyondKey, beyondManifest } from "./beyond-manifest.ts"
import { checkBeyondAnswer } from "./check-beyond-answer.ts"

const endpoint = (key: BeyondKey) => beyondManifest.find((one) => one.key === key) as BeyondEndpoint
const problem = (key: BeyondKey, body: unknown) => checkBeyondAnswer("2026-03-11", endpoint(key), body)
const id = "1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"
const tree = (...results: object[]) => ({
  object: "page_tree",
  page_id: id,
  results,
  unknown_block_ids: [],
  next_cursor: null,
  has_more: false,
})
const partial = (more: object) => ({ object: "block", id, ...more })

describe("answers beyond the API", () => {
  it.each<[BeyondKey, object]>([
    ["batch", { object: "batch", results: [{}], request_id: id }],
    [
      "upsertRows",
      { object: "upsert", created: 1, updated: 0, unchanged: 0, results: [{ status: "created", id }] },
    ],
    [
      "aggregateRows",
      { object: "aggregate", results: [{ keys: [null, "a"], values: [1, "2026-01-01", null] }] },
    ],
    ["getPageTree", tree(partial({ children: [partial({ children: [] })] }))],
    ["restorePageVersion", { object: "page", id }],
  ])("%s may say what it announces", (key, body) => {
    expect(problem(key, body)).toBeUndefined()
  })

  it.each<[BeyondKey, unknown, string]>([
    ["batch", [], "response should be an object"],
    ["batch", { object: "batch" }, "response.results should be"],
    [
      "upsertRows",
      { object: "upsert", created: -1, updated: 0, unchanged: 0, results: [] },
      "response.created",
    ],
    [
      "upsertRows",
      { object: "upsert", created: 1, updated: 0, unchanged: 0, results: [{ id }] },
      "results[0].status",
    ],
    ["aggregateRows", { object: "aggregate", results: [{ keys: [{}], values: [] }] }, "results[0].keys[0]"],
    ["queryWindow", { object: "window", results: [{}], offset: 0, total: 1, has_more: false }, "results[0]"],
    ["restorePageVersion", { object: "page", id, more: 1 }, "response.more"],
    ["getPageTree", tree(partial({})), "results[0].children"],
    ["getPageTree", tree(partial({ children: [], extra: 1 })), "results[0].extra"],
    ["getPageTree", tree(partial({ children: [partial({})] })), "results[0].children[0] should be a block"],
  ])("%s may not say %j", (key, body, message) => {
    expect(problem(key, body)).toContain(message)
  })
})
