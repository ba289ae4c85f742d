import { seededIds } from "@inkling/engine"
import { type Dialect, dialects } from "@inkling/store/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { exportWorkspace } from "../../../test/export-workspace.ts"
import { type Json, startOfTests, startServer, type TestServer } from "../../../test/start-server.ts"
import { uploadText } from "../../../test/upload.ts"

/** A server whose own ids are others than those of the server that is exported. */
const startEmpty = (dialect: Dialect) =>
  startServer(dialect, { ids: seededIds(2, { now: () => startOfTests + 86_400_000 }) })

/** What the demo workspace has none of. */
async function addOddities(server: TestServer, file: string): Promise<void> {
  const parent = { page_id: server.inkling.rootPageId }
  const text = (content: string) => [{ text: { content } }]
  const post = async (method: string, path: string, body: object): Promise<Json> => {
    const answer = await server.send(method, `/v1/${path}`, { body })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  const children = [
    { image: { file_upload: { id: file }, caption: text("A boat") } },
    { table: { table_width: 2, children: [{ table_row: { cells: [text("a"), text("b")] } }] } },
    {
      column_list: {
        children: [1, 2].map((n) => ({
          column: { children: [{ paragraph: { rich_text: text(String(n)) } }] },
        })),
      },
    },
    { heading_2: { rich_text: text("Fold"), is_toggleable: true, children: [{ divider: {} }] } },
    { synced_block: { synced_from: null, children: [{ paragraph: { rich_text: text("Twice") } }] } },
    { code: { rich_text: text("let x"), language: "javascript", caption: text("Code") } },
    { equation: { expression: "e=mc^2" } },
    { bookmark: { url: "https://example.com", caption: [] } },
    { callout: { rich_text: text("Look"), color: "red_background" } },
    { to_do: { rich_text: text("Do"), checked: true } },
    { table_of_contents: { color: "gray" } },
    { breadcrumb: {} },
    { embed: { url: "https://example.com/x" } },
    { video: { type: "external", external: { url: "https://www.youtube.com/watch?v=1" } } },
    { toggle: { rich_text: [{ mention: { date: { start: "2026-01-01", time_zone: null } } }] } },
    {
      quote: {
        rich_text: [
          {
            text: { content: "x", link: { url: "https://example.com" } },
            annotations: { bold: true, color: "blue" },
          },
        ],
      },
    },
  ]
  const page = await post("POST", "pages", {
    parent,
    properties: { title: text("Oddities") },
    children,
    icon: { type: "icon", icon: { name: "snake", color: "purple" } },
    cover: { type: "file_upload", file_upload: { id: file } },
  })
  const listed = (await server.send("GET", `/v1/blocks/${page["id"]}/children`)).body["results"] as Json[]
  const synced = listed.find(({ type }) => type === "synced_block") as Json
  const copy = { synced_block: { synced_from: { type: "block_id", block_id: synced["id"] } } }
  await post("PATCH", `blocks/${page["id"]}/children`, {
    children: [copy, { link_to_page: { type: "page_id", page_id: page["id"] } }],
  })
  await post("PATCH", `pages/${page["id"]}`, { is_archived: true, is_locked: true })
  await post("POST", "comments", {
    parent: { block_id: synced["id"] },
    rich_text: text("On a block"),
    attachments: [{ file_upload_id: file }],
    display_name: { type: "custom", custom: { name: "Crew" } },
  })
}

/** Hosted files by the name in their links, so that links of two servers can be compared. */
const unsigned = (text: string) =>
  text
    .replaceAll(/http:\/\/localhost\/files\/\d+\/[^/"]+\/([^?"]+)\?[^"]+/g, "file:$1")
    .replaceAll(/"expiry_time":"[^"]+"/g, '"expiry_time":""')

const linksIn = (objects: readonly Json[]) =>
  new Set(JSON.stringify(objects).match(/http:\/\/localhost\/files\/[^"]+/g) ?? [])

describe.each(dialects)("importing a workspace on %s", (dialect) => {
  let source: TestServer
  let target: TestServer
  let exported: Json[]
  let files: Record<string, string>
  beforeAll(async () => {
    source = await startServer(dialect, { seed: "demo" })
    await addOddities(source, await uploadText(source, "boat.png", "picture"))
    exported = await exportWorkspace(source, source.inkling.rootPageId)
    target = await startEmpty(dialect)
    const upload = await uploadText(target, "boat.png", "picture")
    files = Object.fromEntries([...linksIn(exported)].map((url) => [url, upload]))
  }, 120_000)
  afterAll(async () => {
    await source.close()
    await target.close()
  })

  const importAll = async (objects: readonly Json[]) => {
    const total = { created: 0, there: 0, unresolved: [] as unknown[] }
    for (let at = 0; at < objects.length; at += 200) {
      const answer = await target.inkling.admin.importObjects({ objects: objects.slice(at, at + 200), files })
      total.created += answer.created
      total.there += answer.there
      total.unresolved.push(...answer.unresolved)
    }
    return total
  }
  /** Formulas name the workspace they are in, and only one's own bot says whose it is. */
  const comparable = (objects: readonly Json[], { inkling }: TestServer) =>
    objects
      .map((one) => (one["type"] === "bot" ? { ...one, bot: {} } : one))
      .map((one) => unsigned(JSON.stringify(one).replaceAll(inkling.workspaceId, "<workspace>")))

  test("keeps everything: read back, each object is the same byte for byte", async () => {
    const first = await importAll(exported)
    expect(first.created).toBeGreaterThan(350)
    expect(first.unresolved).not.toEqual([])
    // Rows of one batch relate to rows of a later one.
    const pages = exported.filter(({ object }) => object === "page")
    expect(await importAll(pages)).toEqual({ created: 0, there: pages.length, unresolved: [] })
    await target.inkling.admin.share(source.inkling.rootPageId, "Inkling")
    const read = await exportWorkspace(target, source.inkling.rootPageId)
    const isMine = ({ object, id }: Json) => object !== "user" || exported.some((one) => one["id"] === id)
    expect(comparable(read.filter(isMine), target)).toEqual(comparable(exported, source))
  }, 120_000)

  test("writes nothing when it comes again", async () => {
    const { store, admin } = target.inkling
    const head = await store.head(admin.ws)
    expect(await importAll(exported)).toEqual({ created: 0, there: exported.length, unresolved: [] })
    expect(await store.head(admin.ws)).toEqual(head)
  }, 120_000)

  test("numbers new rows after those that came", async () => {
    const parts = exported.filter(({ object }) => object === "data_source")
    const tasks = parts.find(({ properties }) => JSON.stringify(properties).includes('"unique_id"')) as Json
    const rows = exported.filter(
      ({ parent }) => (parent as Json | undefined)?.["data_source_id"] === tasks["id"],
    )
    const [name] = Object.entries(tasks["properties"] as Record<string, Json>).find(
      ([, { type }]) => type === "unique_id",
    ) as [string, Json]
    const numberOf = ({ properties }: Json) =>
      ((properties as Record<string, Json>)[name] as { unique_id: { number: number } }).unique_id.number
    const body = { parent: { data_source_id: tasks["id"] }, properties: {} }
    const made = await target.send("POST", "/v1/pages", { body })
    expect(numberOf(made.body)).toBe(Math.max(...rows.map(numberOf)) + 1)
  })
})
