import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeDatabase, makeRow, queryRows, readPage, valueIn } from "../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"
import { resultsOf, text, titleOf } from "../../test/wire.ts"

const paragraph = (content: string, children?: object[]) => ({
  type: "paragraph",
  paragraph: { rich_text: text(content), ...(children && { children }) },
})

describe.each(dialects)("templates on %s", (dialect) => {
  let server: TestServer
  let tasks: string
  let other: string
  let template: Json
  let goal: Json

  beforeAll(async () => {
    server = await startServer(dialect)
    const goals = await makeDatabase(server, "Goals")
    goal = await makeRow(server, goals.dataSourceId, "goal")
    other = (await makeDatabase(server, "Other")).dataSourceId
    tasks = (
      await makeDatabase(server, "Tasks", {
        Hours: { number: {} },
        Note: { rich_text: {} },
        State: { status: {} },
        No: { unique_id: {} },
        Goal: { relation: { data_source_id: goals.dataSourceId, dual_property: {} } },
      })
    ).dataSourceId
    const today = { type: "template_mention_date", template_mention_date: "today" }
    template = await makeRow(server, tasks, "Weekly", {
      Hours: { number: 3 },
      Note: {
        rich_text: [{ type: "mention", mention: { type: "template_mention", template_mention: today } }],
      },
      State: { status: { name: "In progress" } },
      Goal: { relation: [{ id: goal["id"] }] },
    })
    await server.send("PATCH", `/v1/blocks/${template["id"]}/children`, {
      body: { children: [paragraph("plan", [paragraph("inner")]), { type: "divider", divider: {} }] },
    })
    await server.send("POST", "/v1/pages", {
      body: { parent: { page_id: template["id"] }, properties: { title: { title: text("Minutes") } } },
    })
    await server.inkling.admin.setTemplate(template["id"] as string, "default")
  })
  afterAll(() => server.close())

  const make = (chosen: object, properties: object = {}, more: object = {}) =>
    server.send("POST", "/v1/pages", {
      body: { parent: { data_source_id: tasks }, properties, template: chosen, ...more },
    })
  const childrenOf = async (id: unknown) =>
    resultsOf((await server.send("GET", `/v1/blocks/${id}/children`)).body)
  const plain = (block: Json) =>
    ((block["paragraph"] as Json)["rich_text"] as Json[]).map((item) => item["plain_text"]).join("")

  test("are listed, and no rows", async () => {
    const { body } = await server.send("GET", `/v1/data_sources/${tasks}/templates`)
    expect(body).toEqual({
      templates: [{ id: template["id"], name: "Weekly", is_default: true }],
      has_more: false,
      next_cursor: null,
    })
    expect((await queryRows(server, tasks)).map((row) => row["id"])).not.toContain(template["id"])
  })

  test("give a new page their content and the values that it does not bring along", async () => {
    const { status, body: page } = await make(
      { type: "default", timezone: "Asia/Tokyo" },
      { Hours: { number: 8 } },
    )
    expect(status).toBe(200)
    await server.inkling.idle()
    const read = await readPage(server, page["id"])
    expect([titleOf(read), valueIn(read, "Hours"), valueIn(read, "Goal")]).toEqual([
      "Weekly",
      8,
      [{ id: goal["id"] }],
    ])
    expect(valueIn(read, "State")).toMatchObject({ name: "In progress" })
    expect(valueIn(read, "No")).toMatchObject({ number: 2 })
    expect(valueIn(read, "Note")).toMatchObject([
      { mention: { type: "date", date: { start: "2026-06-28" } } },
    ])
    const blocks = await childrenOf(page["id"])
    expect(blocks.map((block) => block["type"])).toEqual(["paragraph", "divider", "child_page"])
    expect(plain(blocks[0] as Json)).toBe("plan")
    expect((await childrenOf(blocks[0]?.["id"])).map(plain)).toEqual(["inner"])
    const minutes = await readPage(server, blocks[2]?.["id"])
    expect([titleOf(minutes), minutes["parent"]]).toEqual([
      "Minutes",
      { type: "page_id", page_id: page["id"] },
    ])
    const original = await childrenOf(template["id"])
    expect(original.map((block) => block["id"])).not.toContain(blocks[0]?.["id"])
    // The other side of the relation knows.
    const reverse = Object.entries((await readPage(server, goal["id"]))["properties"] as Json)
    expect(JSON.stringify(reverse)).toContain(page["id"] as string)
  })

  test("may be any page, and add to one that is there", async () => {
    const page = await makeRow(server, other, "Mine")
    await server.send("PATCH", `/v1/blocks/${page["id"]}/children`, {
      body: { children: [paragraph("own")] },
    })
    const source = await makeRow(server, other, "Source")
    await server.send("PATCH", `/v1/blocks/${source["id"]}/children`, {
      body: { children: [paragraph("more")] },
    })
    const path = `/v1/pages/${page["id"]}`
    const apply = async (body: object) => {
      const answer = await server.send("PATCH", path, { body })
      await server.inkling.idle()
      return answer
    }
    const chosen = { type: "template_id", template_id: source["id"] }
    expect((await apply({ template: chosen })).status).toBe(200)
    expect((await childrenOf(page["id"])).map(plain)).toEqual(["own", "more"])
    expect(titleOf(await readPage(server, page["id"]))).toBe("Mine")
    await apply({ template: chosen, erase_content: true })
    expect((await childrenOf(page["id"])).map(plain)).toEqual(["more"])
  })

  test.each<[string, () => Promise<{ status: number; body: Json }>, RegExp]>([
    [
      "no default",
      () =>
        server.send("POST", "/v1/pages", {
          body: { parent: { data_source_id: other }, template: { type: "default" } },
        }),
      /no default template/,
    ],
    [
      "children",
      () => make({ type: "default" }, {}, { children: [paragraph("x")] }),
      /children cannot be combined/,
    ],
    ["an unknown zone", () => make({ type: "default", timezone: "Mars/Base" }), /IANA time zone/],
    [
      "an unknown page",
      () => make({ type: "template_id", template_id: "00000000-0000-4000-8000-00000000dead" }),
      /Could not find template/,
    ],
    [
      "another's template",
      () =>
        server.send("POST", "/v1/pages", {
          body: {
            parent: { data_source_id: other },
            template: { type: "template_id", template_id: template["id"] },
          },
        }),
      /another data source/,
    ],
    [
      "itself",
      () =>
        server.send("PATCH", `/v1/pages/${template["id"]}`, {
          body: { template: { type: "template_id", template_id: template["id"] } },
        }),
      /its own template/,
    ],
  ])("refuse %s", async (_, ask, message) => {
    const answer = await ask()
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect(answer.body["message"]).toMatch(message)
  })

  test("are rows again when they are said to be", async () => {
    const { admin } = server.inkling
    await admin.setTemplate(template["id"] as string, "row")
    expect((await queryRows(server, tasks)).map((row) => row["id"])).toContain(template["id"])
    expect((await make({ type: "default" })).status).toBe(400)
    await expect(admin.setTemplate(server.inkling.rootPageId, "template")).rejects.toThrow("Only a row")
  })
})
