import { dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  columnsOf,
  type MadeDatabase,
  makeDatabase,
  patchColumns,
} from "../../../test/data-source-requests.ts"
import { type Json, startServer, type TestServer } from "../../../test/start-server.ts"

/** Stands for a property's id on the wire. */
type Ids = Record<string, string>
type Config = Record<string, unknown>

const sort = { type: "ascending" }

/** Every layout with every kind of reference: what is sent, by name, and what is answered. */
const cases: [name: string, sent: Config, answered: (ids: Ids) => Config][] = [
  [
    "table",
    {
      group_by: { type: "status", property_id: "Status", group_by: "group", sort, hide_empty_groups: true },
      subtasks: { property_id: "Parent", display_mode: "flattened", toggle_column_id: "Name" },
      wrap_cells: true,
      frozen_column_index: 0,
      show_vertical_lines: false,
    },
    (ids) => ({
      group_by: {
        type: "status",
        property_id: ids["Status"],
        property_name: "Status",
        group_by: "group",
        sort,
        hide_empty_groups: true,
      },
      subtasks: { property_id: ids["Parent"], display_mode: "flattened", toggle_column_id: "title" },
      wrap_cells: true,
      frozen_column_index: 0,
      show_vertical_lines: false,
    }),
  ],
  [
    "board",
    {
      group_by: { type: "select", property_id: "Stage", sort },
      sub_group_by: { type: "person", property_id: "Crew", sort: { type: "manual" } },
      cover: { type: "property", property_id: "Photos" },
      cover_size: "large",
      cover_aspect: "contain",
      card_layout: "compact",
    },
    (ids) => ({
      group_by: { type: "select", property_id: ids["Stage"], property_name: "Stage", sort },
      sub_group_by: {
        type: "person",
        property_id: ids["Crew"],
        property_name: "Crew",
        sort: { type: "manual" },
      },
      cover: { type: "property", property_id: ids["Photos"] },
      cover_size: "large",
      cover_aspect: "contain",
      card_layout: "compact",
    }),
  ],
  [
    "gallery",
    { cover: { type: "page_content" }, cover_size: "small" },
    () => ({ cover: { type: "page_content" }, cover_size: "small" }),
  ],
  ["list", {}, () => ({})],
  [
    "calendar",
    { date_property_id: "Due", view_range: "week", show_weekends: false },
    (ids) => ({
      date_property_id: ids["Due"],
      date_property_name: "Due",
      view_range: "week",
      show_weekends: false,
    }),
  ],
  [
    "timeline",
    {
      date_property_id: "Due",
      end_date_property_id: "Made",
      show_table: true,
      preference: { zoom_level: "bi_week", center_timestamp: 1 },
      arrows_by: { property_id: "Parent" },
      color_by: true,
    },
    (ids) => ({
      date_property_id: ids["Due"],
      date_property_name: "Due",
      end_date_property_id: ids["Made"],
      end_date_property_name: "Made",
      show_table: true,
      preference: { zoom_level: "bi_week", center_timestamp: 1 },
      arrows_by: { property_id: ids["Parent"] },
      color_by: true,
    }),
  ],
  [
    "map",
    { height: "large", map_by: "Where" },
    (ids) => ({ height: "large", map_by: ids["Where"], map_by_property_name: "Where" }),
  ],
  [
    "form",
    { is_form_closed: true, anonymous_submissions: false, submission_permissions: "reader" },
    () => ({ is_form_closed: true, anonymous_submissions: false, submission_permissions: "reader" }),
  ],
  [
    "chart",
    {
      chart_type: "column",
      x_axis: { type: "formula", property_id: "Twice", group_by: { type: "number", sort, range_size: 5 } },
      y_axis: { aggregator: "sum", property_id: "Length" },
      stack_by: { type: "text", property_id: "Note", group_by: "alphabet_prefix", sort },
      sort: "y_descending",
      color_theme: "teal",
      reference_lines: [{ value: 3, label: "Goal", color: "lightgray", dash_style: "dash", id: "line" }],
      caption: "Lengths",
    },
    (ids) => ({
      chart_type: "column",
      x_axis: {
        type: "formula",
        property_id: ids["Twice"],
        property_name: "Twice",
        group_by: { type: "number", sort, range_size: 5 },
      },
      y_axis: { aggregator: "sum", property_id: ids["Length"] },
      stack_by: {
        type: "text",
        property_id: ids["Note"],
        property_name: "Note",
        group_by: "alphabet_prefix",
        sort,
      },
      sort: "y_descending",
      color_theme: "teal",
      reference_lines: [{ id: "line", value: 3, label: "Goal", color: "lightgray", dash_style: "dash" }],
      caption: "Lengths",
    }),
  ],
]

/** Group-bys of every type of property. */
const groups: [property: string, groupBy: Config][] = [
  ["Stage", { type: "select", sort }],
  ["Tags", { type: "multi_select", sort }],
  ["Status", { type: "status", group_by: "option", sort }],
  ["Crew", { type: "person", sort: { type: "manual" } }],
  ["By", { type: "created_by", sort: { type: "manual" } }],
  ["Parent", { type: "relation", sort: { type: "manual" } }],
  ["Due", { type: "date", group_by: "month", sort, start_day_of_week: 1 }],
  ["Made", { type: "created_time", group_by: "relative", sort }],
  ["Name", { type: "title", group_by: "exact", sort }],
  ["Note", { type: "text", group_by: "exact", sort }],
  ["Length", { type: "number", sort, range_start: 0, range_end: 10, range_size: 2 }],
  ["Done", { type: "checkbox", sort: { type: "manual" } }],
  ["Twice", { type: "formula", group_by: { type: "number", sort } }],
]

describe.each(dialects)("configurations of views on %s", (dialect) => {
  let server: TestServer
  let boats: MadeDatabase
  let ids: Ids
  beforeAll(async () => {
    server = await startServer(dialect)
    boats = await makeDatabase(server, "Boats", {
      Stage: { select: { options: [{ name: "Plan" }] } },
      Tags: { multi_select: {} },
      Status: { status: {} },
      Crew: { people: {} },
      By: { created_by: {} },
      Due: { date: {} },
      Made: { created_time: {} },
      Note: { rich_text: {} },
      Length: { number: {} },
      Done: { checkbox: {} },
      Twice: { formula: { expression: 'prop("Length") * 2' } },
      Photos: { files: {} },
      Where: { place: {} },
    })
    await patchColumns(server, boats.dataSourceId, {
      Parent: { relation: { data_source_id: boats.dataSourceId, single_property: {} } },
    })
    const columns = await columnsOf(server, boats.dataSourceId)
    ids = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column["id"] as string]))
  })
  afterAll(() => server.close())

  const create = (type: string, configuration?: Config) =>
    server.send("POST", "/v1/views", {
      body: {
        data_source_id: boats.dataSourceId,
        database_id: boats.id,
        name: "V",
        type,
        ...(configuration && { configuration: { type, ...configuration } }),
      },
    })
  const made = async (type: string, configuration?: Config): Promise<Json> => {
    const answer = await create(type, configuration)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  const patch = (id: unknown, configuration: Config) =>
    server.send("PATCH", `/v1/views/${id}`, { body: { configuration } })

  test.each(cases)("a %s answers its configuration, with ids and names", async (type, sent, answered) => {
    const view = await made(type, sent)
    expect(view["configuration"]).toEqual({ type, ...answered(ids) })
    expect((await server.send("GET", `/v1/views/${view["id"]}`)).body).toEqual(view)
  })

  test.each(groups)("a board groups by %s", async (property, groupBy) => {
    const view = await made("board", { group_by: { property_id: ids[property], ...groupBy } })
    expect(view["configuration"]).toEqual({
      type: "board",
      group_by: { property_id: ids[property], property_name: property, ...groupBy },
    })
  })

  test("columns that a list leaves out are hidden, those of an update too", async () => {
    const view = await made("table", {
      properties: [
        { property_id: "Due", width: 200, wrap: true, date_format: "relative", time_format: "hidden" },
        { property_id: "title", visible: false },
      ],
    })
    const columns = (body: Json) => (body["configuration"] as { properties: Json[] }).properties
    expect(columns(view).slice(0, 2)).toEqual([
      {
        visible: true,
        property_id: ids["Due"],
        property_name: "Due",
        width: 200,
        wrap: true,
        date_format: "relative",
        time_format: "hidden",
      },
      { visible: false, property_id: "title", property_name: "Name" },
    ])
    expect(columns(view)).toHaveLength(Object.keys(ids).length)
    expect(
      columns(view)
        .slice(2)
        .every((column) => column["visible"] === false),
    ).toBe(true)
    const { body } = await patch(view["id"], { type: "table", properties: [{ property_id: "Name" }] })
    expect(columns(body).filter((column) => column["visible"])).toEqual([
      { visible: true, property_id: "title", property_name: "Name" },
    ])
  })

  test("an update keeps what it leaves out and clears what it makes null", async () => {
    const view = await made("board", {
      group_by: { type: "select", property_id: "Stage", sort },
      cover_size: "large",
      card_layout: "compact",
    })
    const groupBy = { type: "checkbox", property_id: "Done", sort: { type: "manual" } }
    const { body } = await patch(view["id"], { type: "board", group_by: groupBy, cover_size: null })
    expect(body["configuration"]).toEqual({
      type: "board",
      group_by: { ...groupBy, property_id: ids["Done"], property_name: "Done" },
      card_layout: "compact",
    })
  })

  test("reference lines without an id get one", async () => {
    const line = { value: 1, label: "One", color: "red", dash_style: "solid" }
    const view = await made("chart", { chart_type: "line", reference_lines: [line] })
    const { reference_lines: lines } = view["configuration"] as { reference_lines: Json[] }
    expect(lines).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), ...line }])
  })

  test("a configuration loses what its property was named for, and is none without what it needs", async () => {
    await patchColumns(server, boats.dataSourceId, { Start: { date: {} }, Finish: { date: {} } })
    const view = await made("timeline", { date_property_id: "Start", end_date_property_id: "Finish" })
    const read = async () => (await server.send("GET", `/v1/views/${view["id"]}`)).body["configuration"]
    await patchColumns(server, boats.dataSourceId, { Finish: null, Start: { name: "Begin" } })
    expect(await read()).toMatchObject({ type: "timeline", date_property_name: "Begin" })
    expect(await read()).not.toHaveProperty("end_date_property_id")
    await patchColumns(server, boats.dataSourceId, { Begin: null })
    expect(await read()).toBeNull()
    const due = await patch(view["id"], { type: "timeline", date_property_id: "Due" })
    expect(due.body["configuration"]).toMatchObject({ date_property_name: "Due" })
  })

  test.each(["table", "gallery", "list", "map", "form"])("a %s needs no configuration", async (type) => {
    expect((await made(type))["configuration"]).toBeNull()
  })

  test.each(["board", "calendar", "timeline", "chart"])("a %s needs one", async (type) => {
    expect(await create(type)).toMatchObject({
      status: 400,
      body: {
        message: "body failed validation: body.configuration should be defined, instead was `undefined`.",
      },
    })
  })

  const group = (property: string, type: string, more: Config = {}) => ({
    group_by: { type, property_id: property, sort, ...more },
  })
  const refused: [type: string, configuration: Config, message: string][] = [
    ["board", group("Nope", "select"), "Could not find property with name or id: Nope"],
    [
      "board",
      group("Length", "select"),
      'Property "Length" has type number, but body.configuration.group_by takes select.',
    ],
    [
      "board",
      group("Crew", "text", { group_by: "exact" }),
      'Property "Crew" has type people, but body.configuration.group_by takes rich_text.',
    ],
    ["board", group("Due", "date"), "body.configuration"],
    [
      "calendar",
      { date_property_id: "Stage" },
      'Property "Stage" has type select, but body.configuration.date_property_id takes date',
    ],
    ["calendar", {}, "body.configuration"],
    ["map", { map_by: "Due" }, "body.configuration.map_by takes place."],
    ["gallery", { cover: { type: "property" } }, "body.configuration.cover.property_id should be defined"],
    ["gallery", { cover: { type: "property", property_id: "Due" } }, "body.configuration.cover takes files."],
    ["table", { subtasks: { property_id: "Due" } }, "body.configuration.subtasks takes relation."],
    ["table", { properties: [{ property_id: "Nope" }] }, "Could not find property with name or id: Nope"],
    ["table", { properties: [{ property_id: "Due", width: 0 }] }, "width"],
    ["table", { frozen_column_index: -1 }, "frozen_column_index"],
    [
      "chart",
      { chart_type: "bar", y_axis: { aggregator: "sum" } },
      "body.configuration.y_axis.property_id should be defined",
    ],
    ["chart", {}, "body.configuration"],
    ["chart", { chart_type: "pie" }, "body.configuration"],
  ]
  test.each(refused)("refuses a %s with %j", async (type, configuration, message) => {
    const answer = await create(type, configuration)
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_error" } })
    expect(answer.body["message"]).toContain(message)
  })
})
