// The index of titles narrows a search down and never changes its answer: the same random life is led by two servers, one
// with an index and one without, and every search must find the same.

import { seededRandom } from "@inkling/engine"
import { type Dialect, dialects } from "@inkling/store/testing"
import { describe, expect, test } from "vitest"
import { makeDatabase } from "../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"
import { text, title } from "../../test/wire.ts"

const words = [
  "Plan",
  "plans",
  "Boat",
  "boathouse",
  "Zürich",
  "café",
  "日本語",
  "2026",
  "a-b",
  "Of the",
  "",
  "PLAN b",
]

/** One server's life; equal seeds, equal lives. */
class Life {
  readonly #server: TestServer
  readonly #random: ReturnType<typeof seededRandom>
  readonly #pages: string[] = []
  readonly #sources: string[] = []
  readonly #shared: string[] = []
  guest = ""
  #guestId = ""

  constructor(server: TestServer, seed: number) {
    this.#server = server
    this.#random = seededRandom(seed)
  }

  async begin(): Promise<void> {
    const { admin, rootPageId } = this.#server.inkling
    this.#pages.push(rootPageId)
    const made = await admin.createIntegration({ name: "Guest" })
    this.guest = made.token
    this.#guestId = made.integration.id
    for (const name of ["Boats", "Plans"]) {
      const { id, dataSourceId } = await makeDatabase(this.#server, name)
      this.#sources.push(dataSourceId)
      this.#shared.push(id)
    }
    for (let at = 0; at < 10; at++) await this.#add()
  }

  async step(): Promise<void> {
    // Several things may happen in the same millisecond.
    this.#server.advance(this.#random(3) * 20_000)
    const kind = this.#random(10)
    const page = this.#pick(this.#pages)
    if (kind < 3) await this.#add()
    else if (kind < 5) await this.#send("PATCH", `/v1/pages/${page}`, { properties: title(this.#name()) })
    else if (kind < 7) await this.#send("PATCH", `/v1/pages/${page}`, { in_trash: this.#random(2) === 0 })
    else if (kind < 8) await this.#move(page)
    else await this.#share(this.#random(2) === 0 ? page : this.#pick(this.#shared))
  }

  search(): { body: Json; token?: string } {
    const body: Json = {
      query: this.#random(4) === 0 ? "" : `${this.#name()} ${this.#random(3) === 0 ? "bo" : ""}`,
    }
    const sort = this.#random(4)
    if (sort === 0) body["sort"] = { direction: "ascending", timestamp: "last_edited_time" }
    if (sort === 1) body["sort"] = { property: "relevance", direction: "descending" }
    const filter: Json = {}
    if (this.#random(3) === 0) Object.assign(filter, { property: "object", value: "page" })
    if (this.#random(4) === 0) filter["in_trash"] = true
    if (Object.keys(filter).length > 0) body["filter"] = filter
    body["page_size"] = 1 + this.#random(6)
    return { body, ...(this.#random(2) === 0 && { token: this.guest }) }
  }

  async #add(): Promise<void> {
    const parent =
      this.#random(2) === 0
        ? { page_id: this.#pick(this.#pages) }
        : { data_source_id: this.#pick(this.#sources) }
    const made = await this.#send("POST", "/v1/pages", { parent, properties: title(this.#name()) })
    if (typeof made["id"] === "string") this.#pages.push(made["id"])
  }

  async #move(page: string): Promise<void> {
    const parent =
      this.#random(3) === 0
        ? { type: "data_source_id", data_source_id: this.#pick(this.#sources) }
        : { type: "page_id", page_id: this.#pick(this.#pages) }
    await this.#send("POST", `/v1/pages/${page}/move`, { parent })
  }

  async #share(id: string): Promise<void> {
    const { admin } = this.#server.inkling
    if (this.#random(3) > 0) await admin.share(id, this.#guestId)
    else await admin.unshare(id, this.#guestId)
  }

  async #send(method: string, path: string, body: object): Promise<Json> {
    return (await this.#server.send(method, path, { body })).body
  }

  #name(): string {
    return `${this.#pick(words)} ${this.#pick(words)}`
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#random(list.length)] as T
  }
}

/** Ids of all pages of a search's answer, or what it was refused with. */
async function ids(server: TestServer, search: { body: Json; token?: string }): Promise<unknown[]> {
  const found: unknown[] = []
  let cursor: unknown
  do {
    const body = { ...search.body, ...(cursor ? { start_cursor: cursor } : {}) }
    const answer = await server.send("POST", "/v1/search", { ...search, body })
    if (answer.status !== 200) return [answer.body["message"]]
    found.push(...(answer.body["results"] as Json[]).map((item) => item["id"]))
    cursor = answer.body["next_cursor"]
  } while (cursor)
  return found
}

describe.each(dialects)("titles on %s", (dialect: Dialect) => {
  test.each([1, 2, 3])("find what rows find, seed %s", async (seed) => {
    const withIndex = await startServer(dialect)
    const without = await startServer(dialect, { config: { cacheBytes: 0 } })
    try {
      const lives = [new Life(withIndex, seed), new Life(without, seed)] as const
      for (const life of lives) await life.begin()
      for (let step = 0; step < 60; step++) {
        for (const life of lives) await life.step()
        const [own, other] = [lives[0].search(), lives[1].search()]
        expect({ own, found: await ids(withIndex, own) }).toEqual({ own, found: await ids(without, other) })
      }
      expect(withIndex.inkling.counters().titles.bytes).toBeGreaterThan(0)
      expect(without.inkling.counters().titles.bytes).toBe(0)
    } finally {
      await withIndex.close()
      await without.close()
    }
  })

  test("are left to rows where they do not fit", async () => {
    const server = await startServer(dialect, { config: { cacheBytes: 500 } })
    try {
      for (const name of ["One boat", "Two boats"]) {
        server.advance(60_000)
        const parent = { page_id: server.inkling.rootPageId }
        await server.send("POST", "/v1/pages", { body: { parent, properties: title(name) } })
      }
      expect(await ids(server, { body: { query: "boat" } })).toHaveLength(2)
      expect(server.inkling.counters().titles.bytes).toBe(0)
    } finally {
      await server.close()
    }
  })

  test("follow a rename at once", async () => {
    const server = await startServer(dialect)
    try {
      const parent = { page_id: server.inkling.rootPageId }
      const { body } = await server.send("POST", "/v1/pages", {
        body: { parent, properties: title("Before") },
      })
      expect(await ids(server, { body: { query: "before" } })).toEqual([body["id"]])
      await server.send("PATCH", `/v1/pages/${body["id"]}`, {
        body: { properties: { title: text("After") } },
      })
      expect(await ids(server, { body: { query: "before" } })).toEqual([])
      expect(await ids(server, { body: { query: "after" } })).toEqual([body["id"]])
    } finally {
      await server.close()
    }
  })
})
