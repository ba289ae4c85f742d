import { expect, test } from "vitest"
import { staleAfter } from "./stale-after.ts"

test("a row's values are read again in its table", () => {
  const row = { id: "r", type: "page" }
  const data = { parent: { id: "d", type: "database", data_source_id: "s" } }
  const stale = staleAfter({ type: "page.properties_updated", entity: row, data })
  expect(stale).toEqual([
    ["page", "r"],
    ["name", "r"],
    ["rows", "s"],
  ])
})

test("a page's new title is read again in the tree", () => {
  const entity = { id: "p", type: "page" }
  const stale = staleAfter({ type: "page.content_updated", entity, data: { updated_blocks: [{ id: "p" }] } })
  expect(stale).toContainEqual(["outline"])
  expect(stale).toContainEqual(["path"])
})

test("blocks are read again after a change of content", () => {
  const stale = staleAfter({ type: "page.content_updated", entity: { id: "p", type: "page" } })
  expect(stale).toContainEqual(["children"])
  expect(stale).not.toContainEqual(["outline"])
})

test("what is of no concern is left alone", () => {
  expect(staleAfter({ type: "file_upload.created", entity: { id: "f", type: "file_upload" } })).toEqual([])
})
