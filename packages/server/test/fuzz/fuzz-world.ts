import type { Json, TestServer } from "../start-server.ts"
import { sendForm } from "../upload.ts"
import { paragraph, text } from "../wire.ts"
import { type FuzzApp, makeFuzzApp } from "./fuzz-app.ts"

/** Ids of a small workspace that has one of everything. */
export interface FuzzWorld {
  page: string
  childPage: string
  database: string
  dataSource: string
  otherDataSource: string
  row: string
  otherRow: string
  /** Property ids of the row, encoded. */
  properties: string[]
  block: string
  toggle: string
  comment: string
  discussion: string
  person: string
  /** A file upload that waits for its bytes. */
  upload: string
  /** One in parts that has all of them. */
  partedUpload: string
  view: string
  dashboard: string
  /** What a query of the view found. */
  viewQuery: string
  /** A task that is done. */
  task: string
  app: FuzzApp
}

/** Every type of property a request may make, but for those that refer to others. */
export const plainColumns = {
  Text: { rich_text: {} },
  Number: { number: { format: "dollar" } },
  Select: { select: { options: [{ name: "a", color: "red" }] } },
  Tags: { multi_select: { options: [{ name: "x" }, { name: "y" }] } },
  State: { status: {} },
  When: { date: {} },
  Who: { people: {} },
  Files: { files: {} },
  Done: { checkbox: {} },
  Link: { url: {} },
  Mail: { email: {} },
  Phone: { phone_number: {} },
  Sum: { formula: { expression: 'prop("Number") * 2' } },
  Made: { created_time: {} },
  Maker: { created_by: {} },
  Edited: { last_edited_time: {} },
  Editor: { last_edited_by: {} },
  No: { unique_id: { prefix: "F" } },
}

export async function makeFuzzWorld(server: TestServer): Promise<FuzzWorld> {
  const { inkling, send } = server
  const must = async (method: string, path: string, body: object): Promise<Json> => {
    const answer = await send(method, path, { body })
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const idOf = (json: Json | undefined) => json?.["id"] as string
  const makePage = (parent: object, properties: object) =>
    must("POST", "/v1/pages", { parent, properties }).then(idOf)
  const makeSource = async (title: string, properties: object) => {
    const parent = { type: "page_id", page_id: inkling.rootPageId }
    const body = { parent, title: text(title), initial_data_source: { properties } }
    const made = await must("POST", "/v1/databases", body)
    return { database: idOf(made), dataSource: idOf((made["data_sources"] as Json[])[0]) }
  }
  const page = await makePage({ page_id: inkling.rootPageId }, { title: text("Page") })
  const childPage = await makePage({ page_id: page }, { title: text("Child") })
  const other = await makeSource("Other", { Name: { title: {} } })
  const otherRow = await makePage({ data_source_id: other.dataSource }, { Name: { title: text("Other") } })
  const relation = { data_source_id: other.dataSource, type: "dual_property", dual_property: {} }
  const main = await makeSource("Main", { Name: { title: {} }, ...plainColumns, Related: { relation } })
  const values = { Name: { title: text("Row") }, Related: { relation: [{ id: otherRow }] } }
  const row = await makePage({ data_source_id: main.dataSource }, values)
  const schema = (await send("GET", `/v1/data_sources/${main.dataSource}`)).body["properties"]
  const blocks = await must("PATCH", `/v1/blocks/${page}/children`, {
    children: [paragraph("One"), { toggle: { rich_text: text("Two"), children: [paragraph("Inside")] } }],
  })
  const [block, toggle] = (blocks["results"] as Json[]).map(idOf) as [string, string]
  const comment = await must("POST", "/v1/comments", { parent: { page_id: page }, rich_text: text("Said") })
  const upload = idOf(await must("POST", "/v1/file_uploads", { filename: "a.txt" }))
  const parted = { mode: "multi_part", filename: "b.txt", number_of_parts: 1 }
  const partedUpload = idOf(await must("POST", "/v1/file_uploads", parted))
  const sent = await sendForm(server, partedUpload, "whole", { filename: "b.txt", part: "1" })
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body))
  const views = await send("GET", `/v1/views?database_id=${main.database}`)
  const view = idOf((views.body["results"] as Json[])[0])
  const shown = { data_source_id: main.dataSource, database_id: main.database, name: "Shown" }
  const dashboard = idOf(await must("POST", "/v1/views", { ...shown, type: "dashboard" }))
  const viewQuery = idOf(await must("POST", `/v1/views/${view}/queries`, {}))
  await inkling.admin.createCustomEmoji({ name: "boat", url: "https://example.com/boat.png" })
  const person = await inkling.admin.createPerson({ name: "Ada", email: "ada@example.com" })
  const accepted = await send("PATCH", `/v1/pages/${childPage}/markdown`, {
    body: { type: "insert_content", insert_content: { content: "Later" }, allow_async: true },
  })
  await inkling.idle()
  return {
    page,
    childPage,
    database: main.database,
    dataSource: main.dataSource,
    otherDataSource: other.dataSource,
    row,
    otherRow,
    properties: Object.values(schema as Record<string, Json>).map(idOf),
    block,
    toggle,
    comment: idOf(comment),
    discussion: comment["discussion_id"] as string,
    person: person.id,
    upload,
    partedUpload,
    view,
    dashboard,
    viewQuery,
    task: idOf(accepted.body),
    app: await makeFuzzApp(server, person.id),
  }
}
