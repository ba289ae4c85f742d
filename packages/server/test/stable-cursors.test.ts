// What stays as it is while a client pages comes exactly once and in order, whatever comes and goes around its place.

import { seededRandom } from "@inkling/engine"
import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { makeDatabase, makeRow } from "./data-source-requests.ts"
import { type Json, startServer, type TestServer } from "./start-server.ts"
import { paragraph, resultsOf, text, title } from "./wire.ts"

/** A list that clients page through, and how it changes. */
interface List {
  /** Path without page size and cursor. */
  path: string
  idOf(item: Json): string
  /** Ids in order, at the start. */
  ids: string[]
  /** Adds an element: first, last, or wherever the list has it. */
  add(where: "first" | "last"): Promise<void>
  remove?(ids: readonly string[]): Promise<void>
}

describe.each(dialects)("cursors on %s stay in their place", (dialect: Dialect) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startServer(dialect)
  })
  afterEach(() => server.close())

  const ok = async (method: string, path: string, body?: object): Promise<Json> => {
    const answer = await server.send(method, path, body === undefined ? {} : { body })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  const idOf = (item: Json) => item["id"] as string
  const newPage = async (more: object = {}) =>
    idOf(
      await ok("POST", "/v1/pages", {
        parent: { page_id: server.inkling.rootPageId },
        properties: title("Page"),
        ...more,
      }),
    )

  async function children(count: number): Promise<List> {
    const page = await newPage()
    const path = `/v1/blocks/${page}/children`
    const add = async (where: string, n = 1) => {
      const position = { type: where === "first" ? "start" : "end" }
      await ok("PATCH", path, { children: Array.from({ length: n }, () => paragraph("x")), position })
    }
    await add("last", count)
    const remove = async (ids: readonly string[]) => {
      for (const id of ids) await ok("DELETE", `/v1/blocks/${id}`)
    }
    return { path: `${path}?`, idOf, ids: resultsOf(await ok("GET", path)).map(idOf), add, remove }
  }

  async function comments(count: number, isOnBlock: boolean): Promise<List> {
    const page = await newPage({ children: [paragraph("A claim")] })
    const [block] = resultsOf(await ok("GET", `/v1/blocks/${page}/children`))
    const place = isOnBlock ? (block?.["id"] as string) : page
    const parent = isOnBlock ? { block_id: place } : { page_id: page }
    const add = async () => {
      // Some in the same moment.
      server.advance(ids.length % 3)
      return idOf(await ok("POST", "/v1/comments", { parent, rich_text: text("x") }))
    }
    const ids: string[] = []
    while (ids.length < count) ids.push(await add())
    const remove = async (gone: readonly string[]) => {
      for (const id of gone) await ok("DELETE", `/v1/comments/${id}`)
    }
    return { path: `/v1/comments?block_id=${place}`, idOf, ids, add: async () => void (await add()), remove }
  }

  async function relations(count: number): Promise<List> {
    const targets = await makeDatabase(server, "Targets")
    const { dataSourceId } = await makeDatabase(server, "Rows", {
      To: { relation: { data_source_id: targets.dataSourceId, single_property: {} } },
    })
    const target = async () => idOf(await makeRow(server, targets.dataSourceId, "Target"))
    let ids: string[] = []
    while (ids.length < count) ids.push(await target())
    const relation = () => ({ To: { relation: ids.map((id) => ({ id })) } })
    const row = await makeRow(server, dataSourceId, "Row", relation())
    const write = (now: string[]) => {
      ids = now
      return ok("PATCH", `/v1/pages/${row["id"]}`, { properties: relation() })
    }
    const property = (row["properties"] as Record<string, Json>)["To"]?.["id"]
    return {
      path: `/v1/pages/${row["id"]}/properties/${property}?`,
      idOf: (item) => (item["relation"] as Json)["id"] as string,
      ids,
      add: async (where) =>
        void (await write(where === "first" ? [await target(), ...ids] : [...ids, await target()])),
      remove: async (gone) => void (await write(ids.filter((id) => !gone.includes(id)))),
    }
  }

  /** Related from the other side: one at a time comes and goes. */
  async function twins(count: number): Promise<List> {
    const targets = await makeDatabase(server, "Targets")
    const { dataSourceId } = await makeDatabase(server, "Rows", {
      To: {
        relation: {
          data_source_id: targets.dataSourceId,
          dual_property: {},
        },
      },
    })
    const target = await makeRow(server, targets.dataSourceId, "Target")
    const add = async () =>
      idOf(await makeRow(server, dataSourceId, "Row", { To: { relation: [{ id: target["id"] }] } }))
    const ids: string[] = []
    while (ids.length < count) ids.push(await add())
    const remove = async (gone: readonly string[]) => {
      for (const id of gone) await ok("PATCH", `/v1/pages/${id}`, { properties: { To: { relation: [] } } })
    }
    const columns = Object.values(target["properties"] as Record<string, Json>)
    const property = columns.find((column) => column["type"] === "relation")?.["id"]
    return {
      path: `/v1/pages/${target["id"]}/properties/${property}?`,
      idOf: (item) => (item["relation"] as Json)["id"] as string,
      ids,
      add: async () => void (await add()),
      remove,
    }
  }

  async function users(count: number): Promise<List> {
    let number = 0
    const add = async () => {
      const email = `user${number++}@example.com`
      await server.inkling.admin.createPerson({ name: email, email, isGuest: number % 4 === 0 })
    }
    while (number < count) await add()
    return { path: "/v1/users?", idOf, ids: resultsOf(await ok("GET", "/v1/users")).map(idOf), add }
  }

  const lists: [string, () => Promise<List>][] = [
    ["children", () => children(24)],
    ["comments on a page", () => comments(24, false)],
    ["comments on a block", () => comments(24, true)],
    ["related pages", () => relations(24)],
    ["pages related from the other side", () => twins(24)],
    ["users", () => users(24)],
  ]

  test.each(lists)("in a list of %s", async (_, make) => {
    const seed = 7
    const random = seededRandom(seed)
    const list = await make()
    const gone = new Set<string>()
    const seen: string[] = []
    let cursor: unknown = null
    do {
      const more: string = cursor === null ? "" : `&start_cursor=${cursor}`
      const answer = await ok("GET", `${list.path}&page_size=5${more}`)
      const page = resultsOf(answer).map(list.idOf)
      for (const id of page) expect(gone, `seed ${seed}`).not.toContain(id)
      seen.push(...page)
      cursor = answer["next_cursor"]
      // The last one shown goes, one or two before it, and some behind: the one that comes next, too.
      const next = list.ids.indexOf(page.at(-1) as string)
      const removed = [next, next - 1 - random(3), next + 1, next + 3 + random(3)]
        .filter((at) => list.remove && next >= 0 && at >= 0 && at < list.ids.length)
        .map((at) => list.ids[at] as string)
        .filter((id) => !gone.has(id))
      for (const id of removed) gone.add(id)
      await list.remove?.([...new Set(removed)])
      await list.add("first")
      if (seen.length < 12) await list.add("last")
    } while (cursor !== null)
    expect(new Set(seen).size, `seed ${seed}: each once`).toBe(seen.length)
    const shown = seen.filter((id) => list.ids.includes(id))
    expect(shown, `seed ${seed}: in order`).toEqual(list.ids.filter((id) => shown.includes(id)))
    const missed = list.ids.filter((id) => !gone.has(id) && !seen.includes(id))
    expect(missed, `seed ${seed}: none left out`).toEqual([])
  })
})
