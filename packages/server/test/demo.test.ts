import { dialects, testStorage } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createInkling, type Inkling } from "../src/inkling.ts"
import { type Json, startServer, type TestServer } from "./start-server.ts"
import { resultsOf, text, titleOf } from "./wire.ts"

describe.each(dialects)("the demo workspace on %s", (dialect) => {
  let server: TestServer
  let databases: Map<string, Json>
  beforeAll(async () => {
    server = await startServer(dialect, { seed: "demo" })
    const found = await server.send("POST", "/v1/search", {
      version: "2022-06-28",
      body: { filter: { property: "object", value: "database" } },
    })
    databases = new Map(
      resultsOf(found.body).map((one) => [
        (one["title"] as { plain_text: string }[])[0]?.plain_text ?? "",
        one,
      ]),
    )
  }, 120_000)
  afterAll(() => server.close())

  const old = (method: string, path: string, body?: object) =>
    server.send(method, path, { version: "2022-06-28", ...(body && { body }) })

  test("has projects, people and a few hundred tasks with every kind of property", async () => {
    expect([...databases.keys()].sort()).toEqual(["People", "Projects", "Tasks"])
    const types = [...databases.values()].flatMap((one) =>
      Object.values(one["properties"] as Record<string, Json>).map((property) => property["type"]),
    )
    expect([...new Set(types)].sort()).toEqual(
      [
        "checkbox",
        "created_by",
        "created_time",
        "date",
        "email",
        "files",
        "formula",
        "last_edited_by",
        "last_edited_time",
        "multi_select",
        "number",
        "people",
        "phone_number",
        "place",
        "relation",
        "rich_text",
        "rollup",
        "select",
        "status",
        "title",
        "unique_id",
        "url",
      ].sort(),
    )
    const rows: Json[] = []
    let cursor: unknown
    do {
      const body = cursor ? { start_cursor: cursor } : {}
      const page = await old("POST", `/v1/databases/${databases.get("Tasks")?.["id"]}/query`, body)
      rows.push(...resultsOf(page.body))
      cursor = page.body["next_cursor"]
    } while (cursor)
    expect(rows.length).toBe(240)
    expect(new Set(rows.map((row) => row["id"])).size).toBe(240)
  })

  test("a page in it shows every kind of block that can be made", async () => {
    const found = await server.send("POST", "/v1/search", { body: { query: "Every kind of block" } })
    const page = resultsOf(found.body).find(
      (one) => one["object"] === "page" && titleOf(one).startsWith("Every"),
    )
    const seen = new Set<unknown>()
    const walk = async (id: unknown): Promise<void> => {
      for (const block of resultsOf(
        (await server.send("GET", `/v1/blocks/${id}/children?page_size=100`)).body,
      )) {
        seen.add(block["type"])
        if (block["has_children"] && block["type"] !== "child_database") await walk(block["id"])
      }
    }
    await walk(page?.["id"])
    for (const type of [
      "table_row",
      "column",
      "tab",
      "synced_block",
      "callout",
      "pdf",
      "heading_4",
      "equation",
    ])
      expect(seen).toContain(type)
    expect(seen.size).toBeGreaterThanOrEqual(29)
  })

  test("the four calls of a well-known tutorial work", async () => {
    const id = databases.get("Tasks")?.["id"]
    const query = (body: object) => old("POST", `/v1/databases/${id}/query`, body)
    const inProgress = await query({
      filter: { property: "Status", select: { equals: "In Progress" } },
      sorts: [{ property: "Created", direction: "descending" }],
    })
    const rows = resultsOf(inProgress.body)
    expect(rows.length).toBeGreaterThan(10)
    const created = rows.map((row) => row["created_time"] as string)
    expect(created).toEqual([...created].sort().reverse())

    const made = await old("POST", "/v1/pages", {
      parent: { database_id: id },
      properties: {
        Name: { title: text("Follow the tutorial") },
        Status: { select: { name: "Not Started" } },
      },
    })
    expect(made.body).toMatchObject({
      parent: { type: "database_id", database_id: id },
      properties: { Status: { select: { name: "Not Started" } } },
    })
    const done = await old("PATCH", `/v1/pages/${made.body["id"]}`, {
      properties: { Status: { select: { name: "Completed" } } },
    })
    expect(done.body).toMatchObject({ properties: { Status: { select: { name: "Completed" } } } })
    const edited = await query({
      filter: { property: "Last edited time", date: { after: "2024-01-01T00:00:00.000Z" } },
    })
    expect(resultsOf(edited.body)).toHaveLength(100)
    expect(edited.body["has_more"]).toBe(true)
  })
})

test("the demo is the same wherever it is made", {
  timeout: 60_000,
}, async () => {
  const titles = async (inkling: Inkling) => {
    const headers = {
      authorization: `Bearer ${inkling.token}`,
      "notion-version": "2026-03-11",
      "content-type": "application/json",
    }
    const answer = await inkling.fetch("http://x/v1/search", { method: "POST", headers, body: "{}" })
    const { results } = (await answer.json()) as { results: Json[] }
    return results.map((one) => [one["id"], one["created_time"], one["last_edited_time"]])
  }
  const one = await createInkling({ seed: "demo", port: false })
  const storage = await testStorage("sqlite")
  const two = await createInkling({ seed: "demo", port: false, storage: storage.options })
  expect(await titles(two)).toEqual(await titles(one))
  expect(two).toMatchObject({ workspaceId: one.workspaceId, rootPageId: one.rootPageId })
  expect(Math.abs(two.clock.now() - Date.now())).toBeLessThan(60_000)
  expect(two.token).not.toBe(one.token)
  await Promise.all([one.close(), two.close()])
  await storage.remove()
})
