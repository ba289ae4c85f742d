import { expect, it } from "vitest"
import { eachSdk } from "../../kit/each-sdk.ts"
import { forbidden, invalid, nobodysId, notFound } from "../../kit/failure.ts"
import { modern } from "../../kit/matrix.ts"
import type { Args } from "../../kit/notion.ts"
import { at, ids } from "../../kit/read.ts"
import type { Table } from "../../kit/table.ts"

eachSdk(
  "views",
  (kit) => {
    const columns = {
      Stage: { select: { options: [{ name: "Plan" }, { name: "Water" }] } },
      Due: { date: {} },
    }
    const create = (table: Table, more: Args = {}) =>
      kit.notion.views.create({
        database_id: table.databaseId,
        data_source_id: table.sourceId,
        name: "View",
        type: "table",
        ...more,
      })

    it("shows a new database in one table", async () => {
      const table = await kit.table()
      const list = await kit.notion.views.list({ database_id: table.databaseId })
      expect(list).toMatchObject({
        object: "list",
        type: "view",
        view: {},
        has_more: false,
        next_cursor: null,
      })
      expect(list.results).toHaveLength(1)
      expect(await kit.notion.views.retrieve({ view_id: list.results[0]?.id })).toMatchObject({
        object: "view",
        parent: { type: "database_id", database_id: table.databaseId },
        data_source_id: table.sourceId,
        name: "Default view",
        type: "table",
      })
    })

    it("keeps filter, sorts and quick filters", async () => {
      const table = await kit.table(columns)
      const made = await create(table, {
        filter: { property: "Stage", select: { equals: "Plan" } },
        sorts: [{ property: "Due", direction: "descending" }],
        quick_filters: { Due: {} },
      })
      const due = await table.propertyId("Due")
      expect(await kit.notion.views.retrieve({ view_id: made.id })).toMatchObject({
        filter: { property: "Stage", select: { equals: "Plan" } },
        sorts: [{ property: "Due", direction: "descending" }],
        quick_filters: { [due]: {} },
      })
      const cleared = await kit.notion.views.update({
        view_id: made.id,
        filter: null,
        quick_filters: { [due]: null },
      })
      expect(cleared).toMatchObject({ filter: null, quick_filters: null, sorts: made["sorts"] })
    })

    it("configures a board, and hides what a list of columns leaves out", async () => {
      const table = await kit.table(columns)
      const stage = await table.propertyId("Stage")
      const group_by = { type: "select", property_id: stage, sort: { type: "manual" } }
      const board = await create(table, {
        type: "board",
        configuration: { type: "board", group_by, properties: [{ property_id: "title" }] },
      })
      expect(at(board, "configuration", "group_by")).toMatchObject({
        property_id: stage,
        property_name: "Stage",
      })
      const shown = at(board, "configuration", "properties") as { property_id: string; visible: boolean }[]
      expect(shown.filter(({ visible }) => visible).map(({ property_id }) => property_id)).toEqual(["title"])
      await kit.refuses(
        kit.notion.views.update({ view_id: board.id, configuration: { type: "list" } }),
        invalid(),
      )
    })

    it("lays widgets out in a dashboard", async () => {
      const table = await kit.table()
      const dashboard = await create(table, { type: "dashboard" })
      const widget = (placement: Args) =>
        create(table, { database_id: undefined, view_id: dashboard.id, placement })
      const one = await widget({ type: "new_row" })
      const two = await widget({ type: "existing_row", row_index: 0 })
      expect(one["dashboard_view_id"]).toBe(dashboard.id)
      const rows = at(
        await kit.notion.views.retrieve({ view_id: dashboard.id }),
        "configuration",
        "rows",
      ) as {
        widgets: { view_id: string }[]
      }[]
      expect(rows.map(({ widgets }) => widgets.map(({ view_id }) => view_id))).toEqual([[one.id, two.id]])
    })

    it("queries what a view shows, and pages through it", async () => {
      const table = await kit.table(columns)
      const stage = (name: string) => ({ Stage: { select: { name } } })
      const a = await table.row("a", stage("Plan"))
      await table.row("b", stage("Water"))
      const c = await table.row("c", stage("Plan"))
      const view = await create(table, {
        filter: { property: "Stage", select: { equals: "Plan" } },
        sorts: [{ property: "Name", direction: "ascending" }],
      })
      const query = await kit.notion.views.queries.create({ view_id: view.id, page_size: 1 })
      expect(query).toMatchObject({ object: "view_query", view_id: view.id, total_count: 2, has_more: true })
      expect(query["results"]).toEqual([{ object: "page", id: a.id }])
      const own = { view_id: view.id, query_id: query.id }
      const rest = await kit.notion.views.queries.results({ ...own, start_cursor: query["next_cursor"] })
      expect(rest).toMatchObject({
        results: [{ object: "page", id: c.id }],
        type: "page",
        page: {},
        has_more: false,
      })
      expect(await kit.notion.views.queries.delete(own)).toMatchObject({
        object: "view_query",
        id: query.id,
        deleted: true,
      })
      await kit.refuses(kit.notion.views.queries.results(own), { status: 404, code: "object_not_found" })
      expect(await kit.notion.views.queries.delete(own)).toMatchObject({ deleted: true })
    })

    it("links another data source below a page", async () => {
      const table = await kit.table()
      const page = await kit.page()
      const view = await create(table, {
        database_id: undefined,
        create_database: { parent: { type: "page_id", page_id: page.id } },
      })
      const linked = at(view, "parent", "database_id")
      expect(linked).not.toBe(table.databaseId)
      expect(ids(await kit.children(page.id))).toEqual([linked])
      expect(ids((await kit.notion.views.list({ data_source_id: table.sourceId })).results)).toContain(
        view.id,
      )
    })

    it("deletes a view but the last", async () => {
      const table = await kit.table()
      const made = await create(table)
      expect(await kit.notion.views.delete({ view_id: made.id })).toMatchObject({
        object: "view",
        id: made.id,
        type: "table",
      })
      await kit.refuses(kit.notion.views.retrieve({ view_id: made.id }), notFound("view", made.id))
      const [last] = (await kit.notion.views.list({ database_id: table.databaseId })).results
      await kit.refuses(kit.notion.views.delete({ view_id: last?.id }), invalid())
    })

    it("is hidden from strangers and closed to readers", async (context) => {
      const table = await kit.table()
      const made = await create(table)
      const stranger = await kit.as("stranger", context)
      await kit.refuses(stranger.views.retrieve({ view_id: made.id }), notFound("view", made.id))
      await kit.refuses(kit.notion.views.retrieve({ view_id: nobodysId }), notFound("view", nobodysId))
      const unknown = { view_id: nobodysId, query_id: nobodysId }
      await kit.refuses(kit.notion.views.queries.create({ view_id: nobodysId }), notFound("view", nobodysId))
      await kit.refuses(kit.notion.views.queries.delete(unknown), notFound("view", nobodysId))
      await kit.refuses(kit.notion.views.list({ database_id: nobodysId }), notFound("database", nobodysId))
      const nowhere = { database_id: nobodysId, data_source_id: table.sourceId, name: "View", type: "table" }
      await kit.refuses(kit.notion.views.create(nowhere), notFound("database", nobodysId))
      const reader = await kit.as("reader", context)
      expect((await reader.views.retrieve({ view_id: made.id })).id).toBe(made.id)
      await kit.refuses(reader.views.update({ view_id: made.id, name: "x" }), forbidden)
    })
  },
  modern,
)
