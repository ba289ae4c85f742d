import { type JsonObject, listAt, objectAt, textAt } from "../json.ts"
import type { Stage, Target } from "../stage.ts"
import { makeByApp } from "./app-made.ts"
import { blocksOfEveryKind, customEmoji, richTexts } from "./blocks.ts"
import {
  everyProperty,
  everyRollup,
  everyValue,
  halfValues,
  targetProperties,
  targetValues,
} from "./properties.ts"

/** What the tour visits. */
export interface World {
  person: string
  /** Pages of every parent and look. */
  pages: string[]
  /** Pages and blocks that list others. */
  parents: string[]
  blocks: string[]
  databases: Target[]
  /** One with a value for everything, one with few; and their properties' ids as the wire has them. */
  rows: [full: string, half: string]
  properties: string[]
  comment: string
  /** A block with a comment. */
  commented: string
}

/** Makes one object of every kind that the API can make. */
export async function makeWorld(stage: Stage): Promise<World> {
  const { id: person } = await stage.inkling.admin.createPerson({
    name: "Ada",
    email: "ada@example.com",
    avatarUrl: "https://example.com/ada.png",
  })
  const target = await stage.newDatabase(targetProperties)
  // Before data sources a database's looks are its data source's too.
  const looks = { icon: external, cover: external }
  await stage.send("2022-06-28", "PATCH", `/v1/databases/${target.databaseId}`, looks)
  const other = await stage.newPage({ data_source_id: target.dataSourceId }, targetValues)
  const every = await stage.newDatabase(everyProperty(target.dataSourceId))
  await decorate(stage, every)
  const ids = { person, page: other, database: every.databaseId }
  const values = everyValue({ person, row: other, text: richTexts(ids) })
  const row = await stage.newPage({ data_source_id: every.dataSourceId }, values)
  await stage.newPage({ data_source_id: every.dataSourceId })
  const half = await stage.newPage({ data_source_id: every.dataSourceId }, halfValues)
  // Rows that were there before have no status.
  const late = { "Late status": { status: {} } }
  await stage.make("PATCH", `/v1/data_sources/${every.dataSourceId}`, { properties: late })
  const pages = await dressedPages(stage)
  const { parents, blocks } = await contents(stage, blocksOfEveryKind(ids))
  const source = await stage.make("GET", `/v1/data_sources/${every.dataSourceId}`)
  const properties = objectAt(source, "properties")
  const idOf = (name: string) => textAt(properties[name], "id") as string
  const made = await makeByApp(stage, row, decodeURIComponent(idOf("Files")))
  const block = parents[1] as string
  await stage.make("POST", "/v1/comments", {
    parent: { block_id: block },
    rich_text: [{ text: { content: "x" } }],
  })
  const comment = await stage.make("POST", "/v1/comments", {
    parent: { page_id: row },
    rich_text: richTexts(ids),
  })
  return {
    person,
    pages: [stage.inkling.rootPageId, row, other, made.nested, ...pages],
    parents: [stage.inkling.rootPageId, made.page, ...parents],
    blocks: [...blocks, row, every.databaseId],
    databases: [every, target, ...made.databases],
    rows: [row, half],
    properties: Object.keys(properties).map(idOf),
    commented: block,
    comment: comment["id"] as string,
  }
}

async function decorate(stage: Stage, { databaseId, dataSourceId }: Target): Promise<void> {
  const icon = { type: "emoji", emoji: "📚" }
  await stage.make("PATCH", `/v1/databases/${databaseId}`, {
    icon,
    cover: external,
    title: [{ text: { content: "Every property" } }],
    description: [{ text: { content: "One of each" } }],
  })
  await stage.make("PATCH", `/v1/data_sources/${dataSourceId}`, {
    properties: everyRollup,
    icon,
  })
}

const external = { type: "external", external: { url: "https://example.com/a.png" } }

async function dressedPages(stage: Stage): Promise<string[]> {
  const looks: JsonObject[] = [
    { icon: { type: "emoji", emoji: "⛵" }, cover: external },
    { icon: external },
    { icon: { type: "custom_emoji", custom_emoji: customEmoji } },
    { icon: { type: "icon", icon: { name: "star", color: "blue" } } },
    { properties: { title: [{ text: { content: "Titled" } }] } },
  ]
  const made: string[] = []
  for (const look of looks) {
    const page = await stage.make("POST", "/v1/pages", {
      parent: { page_id: stage.inkling.rootPageId },
      ...look,
    })
    made.push(page["id"] as string)
  }
  return made
}

/** A page with the blocks in it, and a copy of its synced block. */
async function contents(
  stage: Stage,
  children: JsonObject[],
): Promise<{ parents: string[]; blocks: string[] }> {
  const page = await stage.newPage()
  await stage.newPage({ page_id: page })
  await stage.make("PATCH", `/v1/blocks/${page}/children`, { children })
  const parents: string[] = []
  const blocks: JsonObject[] = []
  const descend = async (id: string): Promise<void> => {
    parents.push(id)
    for (const block of listAt(await stage.make("GET", `/v1/blocks/${id}/children`), "results")) {
      blocks.push(block)
      if (block["has_children"] === true) await descend(block["id"] as string)
    }
  }
  const synced = { type: "block_id", block_id: "" }
  await descend(page)
  synced.block_id = blocks.find(({ type }) => type === "synced_block")?.["id"] as string
  const copy = await stage.newBlock(page, { synced_block: { synced_from: synced } })
  return { parents: [...parents, copy], blocks: [...blocks.map(({ id }) => id as string), copy] }
}
