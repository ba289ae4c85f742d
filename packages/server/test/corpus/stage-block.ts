import type { Archive } from "./archive.ts"
import { isObject, type JsonObject, listAt, objectAt, textAt } from "./json.ts"
import type { Stage } from "./stage.ts"
import type { Setting } from "./stage-exchange.ts"

/** The parent of appended blocks: a page, or a block of the recorded type, with the sibling that `after` names. */
export async function stageBlockParent(setting: Setting): Promise<void> {
  const { stage, archive, exchange, cast, params } = setting
  const id = params["block_id"] as string
  const children = listAt(exchange.request, "children")
  const [first] = listAt(exchange.response, "results")
  const type = parentType(archive, id, children, objectAt(first, "parent"))
  const width = listAt(children[0], "table_row").length || cellsOf(children[0])
  const parent = await newBlock(stage, type, width)
  cast.set("block", id, parent)
  const position = objectAt(exchange.request, "position")
  const sibling = textAt(exchange.request, "after") ?? textAt(objectAt(position, "after_block"), "id")
  if (sibling !== undefined) cast.set("block", sibling, await newSibling(stage, parent, type, width))
}

function cellsOf(block: unknown): number {
  const cells = objectAt(block, "table_row")["cells"]
  return Array.isArray(cells) ? cells.length : 1
}

function parentType(
  archive: Archive,
  id: string,
  children: readonly JsonObject[],
  parent: JsonObject,
): string {
  if (children.some((child) => "table_row" in child)) return "table"
  if (children.some((child) => "column" in child)) return "column_list"
  // Only the tabs of a tab block have icons.
  if (children.some((child) => isObject(objectAt(child, "paragraph")["icon"]))) return "tab"
  if (parent["type"] === "page_id") return "child_page"
  const archived = archive.blockType(id)
  if (archived !== undefined) return archived
  return parent["type"] === "block_id" ? "toggle" : "child_page"
}

async function newSibling(stage: Stage, parent: string, type: string, width: number): Promise<string> {
  if (type === "table") return stage.newBlock(parent, { table_row: { cells: Array(width).fill([]) } })
  if (type === "column_list") return stage.newBlock(parent, emptyColumn)
  return stage.newBlock(parent, { paragraph: { rich_text: [] } })
}

const emptyColumn = { column: { children: [{ paragraph: { rich_text: [] } }] } }

/** A page (`child_page`) or a block of a type, empty as far as its type allows. */
async function newBlock(stage: Stage, type: string, width: number): Promise<string> {
  const page = await stage.newPage()
  if (type === "child_page") return page
  if (type === "table") {
    const row = { table_row: { cells: Array(width).fill([]) } }
    return stage.newBlock(page, { table: { table_width: width, children: [row] } })
  }
  if (type === "column_list" || type === "column") {
    const list = await stage.newBlock(page, { column_list: { children: [emptyColumn, emptyColumn] } })
    return type === "column" ? firstChild(stage, list) : list
  }
  if (type === "tab") return stage.newBlock(page, { tab: { children: [{ paragraph: { rich_text: [] } }] } })
  if (type === "synced_block") return stage.newBlock(page, { synced_block: { synced_from: null } })
  if (type.startsWith("heading_"))
    return stage.newBlock(page, { [type]: { rich_text: [], is_toggleable: true } })
  return stage.newBlock(page, { [type]: { rich_text: [] } })
}

async function firstChild(stage: Stage, id: string): Promise<string> {
  const children = await stage.make("GET", `/v1/blocks/${id}/children`)
  return textAt(listAt(children, "results")[0], "id") as string
}

/** Keys of a payload that answers show and requests may not carry. */
const readOnly = new Set(["children", "name", "expiry_time", "synced_from"])

const extensions: Record<string, string> = {
  image: "png",
  video: "mp4",
  audio: "mp3",
  pdf: "pdf",
  file: "txt",
}

/** The block that an update changes: of the answered type, with the answer's content. */
export async function stageBlock({ stage, exchange, cast, params }: Setting): Promise<void> {
  const type = textAt(exchange.response, "type") as string
  const id = await newBlockLike(stage, type, objectAt(exchange.response, type))
  const { archived, in_trash } = exchange.request as { archived?: boolean; in_trash?: boolean }
  const isAlone = Object.keys(exchange.request as JsonObject).length === 1
  if (isAlone && (archived === false || in_trash === false)) await stage.make("DELETE", `/v1/blocks/${id}`)
  cast.set("block", params["block_id"], id)
}

async function newBlockLike(stage: Stage, type: string, payload: JsonObject): Promise<string> {
  if (type === "table_row") {
    const table = await newBlock(stage, "table", (payload["cells"] as unknown[]).length)
    return firstChild(stage, table)
  }
  if (type === "column" || type === "child_page") return newBlock(stage, type, 1)
  if (type === "child_database") return (await stage.newDatabase({ Name: { title: {} } })).databaseId
  const page = await stage.newPage()
  const extension = extensions[type]
  if (extension !== undefined)
    return stage.newBlock(page, { [type]: { external: { url: `https://example.com/file.${extension}` } } })
  const content: JsonObject = {}
  // Rich text of 2021 was called text, and links are not worth remapping.
  for (const [key, value] of Object.entries(payload)) {
    if (readOnly.has(key) || isObject(value)) continue
    if (key === "text" || key === "rich_text") content["rich_text"] = []
    else if (key !== "icon" && key !== "caption") content[key] = value
  }
  return stage.newBlock(page, { [type]: content })
}
