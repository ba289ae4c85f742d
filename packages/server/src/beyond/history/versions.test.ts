import { type Dialect, dialects } from "@inkling/store/testing"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { listChildren, paragraph, texts } from "../../../test/block-requests.ts"
import { makeDatabase, makeRow } from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

describe.each(dialects)("page versions on %s", (dialect: Dialect) => {
  let server: TestServer
  let page: string

  const title = (content: string) => ({ title: [{ text: { content } }] })

  beforeEach(async () => {
    server = await startServer(dialect, { config: { historyMinutes: 10, historyVersions: 3 } })
    const body = { parent: { page_id: server.inkling.rootPageId }, properties: title("one") }
    page = (await server.send("POST", "/v1/pages", { body })).body["id"] as string
  })
  afterEach(() => server.close())

  const rename = (content: string, token?: string) =>
    server.send("PATCH", `/v1/pages/${page}`, {
      body: { properties: title(content) },
      ...(token && { token }),
    })
  const later = () => server.advance(11 * 60_000)
  const list = async (query = "", id = page) =>
    (await server.send("GET", `/inkling/v1/pages/${id}/versions${query}`)).body
  const get = (version: unknown, token?: string, id = page) =>
    server.send("GET", `/inkling/v1/pages/${id}/versions/${version}`, token ? { token } : {})
  const restore = (version: unknown, token?: string) =>
    server.send("POST", `/inkling/v1/pages/${page}/versions/${version}/restore`, token ? { token } : {})
  const idsOf = (body: Json) => (body["results"] as Json[]).map(({ id }) => id as string)
  const titleOf = (wire: unknown) =>
    ((wire as Json)["properties"] as Record<string, { title: Json[] }>)["title"]?.title[0]?.["plain_text"]

  it("keeps one for what a person writes within some minutes, and so many in all", async () => {
    for (const name of ["two", "three"]) await rename(name)
    expect(idsOf(await list())).toHaveLength(1)
    for (const name of ["four", "five", "six"]) {
      later()
      await rename(name)
    }
    const kept = idsOf(await list())
    const titles = []
    for (const id of kept) titles.push(titleOf((await get(id)).body["page"]))
    expect(titles).toEqual(["five", "four", "three"])
  })

  it("keeps one a person", async () => {
    const other = await server.inkling.admin.createIntegration({ name: "Other" })
    await server.inkling.admin.share(page, other.integration.id)
    await rename("two")
    await rename("three", other.token)
    expect((await list())["results"]).toMatchObject([{ replaced_by: { id: other.integration.bot_id } }, {}])
  })

  it("lists them by pages", async () => {
    for (const name of ["two", "three", "four"]) {
      await rename(name)
      later()
    }
    const all = idsOf(await list())
    const first = await list("?page_size=2")
    expect(first).toMatchObject({ has_more: true, next_cursor: all[1] })
    const second = await list(`?page_size=2&start_cursor=${first["next_cursor"]}`)
    expect([...idsOf(first), ...idsOf(second)]).toEqual(all)
    expect(await list("?start_cursor=x")).toMatchObject({ code: "validation_error" })
  })

  it("puts values and blocks back, and can be undone", async () => {
    const children = ["a", "b", "c"].map(paragraph)
    const added = await server.send("PATCH", `/v1/blocks/${page}/children`, { body: { children } })
    const [a, b] = idsOf(added.body)
    const before = await listChildren(server, page)
    later()
    const change = paragraph("A")
    await server.send("PATCH", `/v1/blocks/${a}`, { body: change })
    await server.send("DELETE", `/v1/blocks/${b}`)
    await server.send("PATCH", `/v1/blocks/${page}/children`, { body: { children: [paragraph("d")] } })
    await rename("two")
    expect(texts(await listChildren(server, page))).toEqual(["A", "c", "d"])

    const [newest] = idsOf(await list())
    const version = (await get(newest)).body
    expect(version).toMatchObject({ object: "page_version", id: newest })
    expect(texts(version["blocks"] as Json[])).toEqual(["a", "b", "c"])
    expect((await restore(newest)).body).toEqual({ object: "page", id: page })
    const after = await listChildren(server, page)
    expect(texts(after)).toEqual(["a", "b", "c"])
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(titleOf((await server.send("GET", `/v1/pages/${page}`)).body)).toBe("one")

    const [undo] = idsOf(await list())
    await restore(undo)
    expect(texts(await listChildren(server, page))).toEqual(["A", "c", "d"])
    expect(titleOf((await server.send("GET", `/v1/pages/${page}`)).body)).toBe("two")
  })

  it("is kept by batches too, and leaves child pages alone", async () => {
    const operations = [
      { method: "PATCH", path: `/v1/pages/${page}`, body: { properties: title("two") } },
      { method: "POST", path: "/v1/pages", body: { parent: { page_id: page }, properties: title("child") } },
    ]
    await server.send("POST", "/inkling/v1/batch", { body: { operations } })
    const [newest] = idsOf(await list())
    await restore(newest)
    expect((await listChildren(server, page)).map(({ type }) => type)).toEqual(["child_page"])
  })

  it("shows nothing of what is not shared: relations, names, other pages' versions", async () => {
    const hidden = await makeDatabase(server, "Hidden")
    const target = await makeRow(server, hidden.dataSourceId, "Secret name")
    const relation = { relation: { data_source_id: hidden.dataSourceId, single_property: {} } }
    const shown = await makeDatabase(server, "Shown", { To: relation, Note: { rich_text: {} } })
    const note = { rich_text: [{ mention: { page: { id: target["id"] } } }] }
    const values = { To: { relation: [{ id: target["id"] }] }, Note: note }
    const row = (await makeRow(server, shown.dataSourceId, "row", values))["id"] as string
    await server.send("PATCH", `/v1/pages/${row}`, { body: { properties: { Name: title("renamed") } } })
    const [version] = idsOf(await list("", row))
    expect(JSON.stringify((await get(version, undefined, row)).body)).toContain("Secret name")

    const guest = await server.inkling.admin.createIntegration({ name: "Guest" })
    expect((await get(version, guest.token, row)).status).toBe(404)
    await server.inkling.admin.share(shown.id, guest.integration.id)
    const theirs = await get(version, guest.token, row)
    expect(theirs.status).toBe(200)
    expect(JSON.stringify(theirs.body)).not.toContain("Secret name")
    expect((theirs.body["page"] as Json)["properties"]).not.toHaveProperty("To")
    // A version is found only under its own page.
    await rename("two")
    const [other] = idsOf(await list())
    expect((await get(other, undefined, row)).status).toBe(404)
    expect((await get(other, guest.token, row)).status).toBe(404)
  })

  it("needs capabilities, and a page that is not in trash", async () => {
    await rename("two")
    const [version] = idsOf(await list())
    const reader = await server.inkling.admin.createIntegration({
      name: "Reader",
      capabilities: ["read_content"],
    })
    expect((await restore(version, reader.token)).status).toBe(403)
    await server.inkling.admin.share(page, reader.integration.id)
    expect((await get(version, reader.token)).status).toBe(200)
    expect((await restore(version, reader.token)).status).toBe(403)
    await server.send("PATCH", `/v1/pages/${page}`, { body: { in_trash: true } })
    expect((await restore(version)).status).toBe(400)
    expect((await get("10000000-0000-4000-8000-000000000000")).status).toBe(404)
  })
})

it("keeps nothing unless asked to", async () => {
  const server = await startServer("sqlite")
  const { rootPageId } = server.inkling
  await server.send("PATCH", `/v1/pages/${rootPageId}`, { body: { icon: { emoji: "🥝" } } })
  const answer = await server.send("GET", `/inkling/v1/pages/${rootPageId}/versions`)
  expect(answer.body["results"]).toEqual([])
  await server.close()
})
