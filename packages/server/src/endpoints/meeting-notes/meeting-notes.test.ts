import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"
import { paragraph, resultsOf, title } from "../../../test/wire.ts"

const path = "/v1/blocks/meeting_notes/query"
const day = 86_400_000

describe.each(dialects)("meeting notes on %s", (dialect) => {
  let server: TestServer
  let bot: string
  const pages: string[] = []
  beforeAll(async () => {
    server = await startServer(dialect)
    bot = (await server.send("GET", "/v1/users/me")).body["id"] as string
    for (const name of ["Retro", "Planning", "Standup"]) {
      const parent = { page_id: server.inkling.rootPageId }
      const markdown = `<meeting-notes>\n\t${name}\n\t<notes>\n\t\tSaid in ${name}\n\t</notes>\n</meeting-notes>`
      const made = await server.send("POST", "/v1/pages", {
        body: { parent, properties: title(name), markdown },
      })
      pages.push(made.body["id"] as string)
      server.advance(day)
    }
  })
  afterAll(() => server.close())

  const query = (body: object = {}, more: object = {}) => server.send("POST", path, { body, ...more })
  const names = (answer: { body: Json }) =>
    resultsOf(answer.body).map((note) =>
      ((note["meeting_notes"] as Json)["title"] as Json[]).map((item) => item["plain_text"]).join(""),
    )
  const byTitle = (operator: string, value?: string) => ({
    property: "title",
    filter: { operator, ...(value !== undefined && { value: { type: "exact", value } }) },
  })
  const matching = async (...filters: object[]) =>
    names(await query({ filter: { operator: "and", filters } })).sort()

  test("lists them newest first, without parents", async () => {
    const all = await query()
    expect(names(all)).toEqual(["Standup", "Planning", "Retro"])
    expect(all.body["has_more"]).toBe(false)
    const [first] = resultsOf(all.body)
    expect(first).toMatchObject({
      object: "block",
      type: "meeting_notes",
      meeting_notes: { status: "transcription_not_started" },
      has_children: true,
      in_trash: false,
    })
    expect(first).not.toHaveProperty("parent")
  })

  test("says that there are more than the limit", async () => {
    const two = await query({ limit: 2 })
    expect(names(two)).toEqual(["Standup", "Planning"])
    expect(two.body["has_more"]).toBe(true)
  })

  test.each([
    ["title", "ascending", ["Planning", "Retro", "Standup"]],
    ["title", "descending", ["Standup", "Retro", "Planning"]],
    ["created_time", "ascending", ["Retro", "Planning", "Standup"]],
    ["last_edited_time", "descending", ["Standup", "Planning", "Retro"]],
    ["created_by", "ascending", ["Standup", "Planning", "Retro"]],
    ["last_edited_by", "ascending", ["Standup", "Planning", "Retro"]],
    ["attendees", "descending", ["Standup", "Planning", "Retro"]],
  ])("sorts by %s %s", async (property, direction, found) => {
    expect(names(await query({ sort: [{ property, direction }] }))).toEqual(found)
  })

  test.each([
    ["string_is", "retro", ["Retro"]],
    ["string_is_not", "Retro", ["Planning", "Standup"]],
    ["string_contains", "an", ["Planning", "Standup"]],
    ["string_does_not_contain", "an", ["Retro"]],
    ["string_starts_with", "Plan", ["Planning"]],
    ["string_ends_with", "up", ["Standup"]],
    ["is_empty", undefined, []],
    ["is_not_empty", undefined, ["Planning", "Retro", "Standup"]],
  ])("finds titles by %s", async (operator, value, found) => {
    expect(await matching(byTitle(operator, value))).toEqual(found)
  })

  const exact = (value: unknown) => ({ type: "exact", value })
  test.each([
    ["date_is", exact("2026-06-28"), ["Planning"]],
    ["date_is", exact({ type: "datetime", start_date: "2026-06-28", start_time: "17:01" }), ["Planning"]],
    ["date_is", exact({ type: "datetime", start_date: "2026-06-28", start_time: "17:02" }), []],
    [
      "date_is",
      exact({ type: "datetime", start_date: "2026-06-28", start_time: "19:01", time_zone: "Europe/Berlin" }),
      ["Planning"],
    ],
    ["date_is_before", exact("2026-06-28"), ["Retro"]],
    ["date_is_after", exact("2026-06-28"), ["Standup"]],
    ["date_is_on_or_before", exact("2026-06-28"), ["Planning", "Retro"]],
    ["date_is_on_or_after", exact("2026-06-28"), ["Planning", "Standup"]],
    [
      "date_is_within",
      exact({ type: "daterange", start_date: "2026-06-27", end_date: "2026-06-28" }),
      ["Planning", "Retro"],
    ],
    ["date_is", { type: "relative", value: "yesterday" }, ["Standup"]],
    [
      "date_is_relative_to",
      { type: "relative", value: "custom", direction: "past", unit: "day", count: 2 },
      ["Planning", "Standup"],
    ],
    ["is_empty", undefined, []],
  ])("finds times by %s %j", async (operator, value, found) => {
    expect(await matching({ property: "created_time", filter: { operator, value } })).toEqual(found)
  })

  test("finds people, and what any of several conditions finds", async () => {
    const by = (operator: string) => ({
      property: "created_by",
      filter: { operator, value: [{ type: "exact", value: { table: "notion_user", id: bot } }] },
    })
    expect(await matching(by("person_contains"))).toHaveLength(3)
    expect(await matching(by("person_does_not_contain"))).toEqual([])
    expect(await matching({ property: "attendees", filter: { operator: "is_empty" } })).toHaveLength(3)
    const either = {
      operator: "or",
      filters: [byTitle("string_is", "Retro"), byTitle("string_is", "Standup")],
    }
    expect(await matching(either, byTitle("string_contains", "r"))).toEqual(["Retro"])
  })

  test("refuses properties, operators and values that there are not", async () => {
    const wrong = [
      { property: "mood", filter: { operator: "is_empty" } },
      byTitle("date_is", "2026-06-28"),
      byTitle("string_is"),
      { property: "created_time", filter: { operator: "date_is", value: exact("soon") } },
      { property: "created_time", filter: { operator: "string_is", value: exact("2026-06-28") } },
      { property: "created_by", filter: { operator: "person_contains", value: exact("me") } },
    ]
    for (const filter of wrong)
      expect(
        await query({ filter: { operator: "and", filters: [filter] } }),
        JSON.stringify(filter),
      ).toMatchObject({
        status: 400,
        body: { code: "validation_error" },
      })
  })

  test("shows what the caller may see, and nothing in trash", async () => {
    const { token } = await server.inkling.admin.createIntegration({ name: "Guest" })
    expect(names(await query({}, { token }))).toEqual([])
    await server.inkling.admin.share(pages[1] as string, "Guest")
    expect(names(await query({}, { token }))).toEqual(["Planning"])
    await server.send("PATCH", `/v1/pages/${pages[1]}`, { body: { in_trash: true } })
    expect(names(await query())).toEqual(["Standup", "Retro"])
    await server.send("PATCH", `/v1/pages/${pages[1]}`, { body: { in_trash: false } })
  })

  test("in older versions they say `archived` too, and a block read by its id is a transcription", async () => {
    const old = await query({ limit: 1 }, { version: "2025-09-03" })
    expect(resultsOf(old.body)[0]).toMatchObject({ type: "meeting_notes", archived: false })
    const id = resultsOf(old.body)[0]?.["id"]
    const block = await server.send("GET", `/v1/blocks/${id}`, { version: "2025-09-03" })
    expect(block.body).toMatchObject({
      type: "transcription",
      transcription: { title: [{ plain_text: "Standup" }] },
    })
  })

  test("cannot be made of a recording, nor appended", async () => {
    const source = { type: "file_upload", file_upload_id: pages[0] }
    const made = await server.send("POST", "/v1/blocks/meeting_notes", {
      body: { title: "Talk", source, parent: { type: "page_id", page_id: pages[0] } },
    })
    expect(made).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect(made.body["message"]).toContain("does not transcribe")
    const children = [paragraph("x"), { meeting_notes: { title: [] } }]
    expect(
      (await server.send("PATCH", `/v1/blocks/${pages[0]}/children`, { body: { children } })).status,
    ).toBe(400)
  })
})
