import { type JsonObject, listAt, objectAt, textAt } from "../json.ts"
import type { Stage, Target } from "../stage.ts"
import { blocksOfEveryKind, richTexts } from "./blocks.ts"
import { everyProperty, everyRollup, everyValue } from "./properties.ts"

/** What the tour visits. */
export interface World {
  person: string
  /** Pages of every parent and look. */
  pages: string[]
  /** Pages and blocks that list others. */
  parents: string[]
  blocks: string[]
  databases: Target[]
  /** The row that has a value for everything, and its properties' ids as the wire has them. */
  row: string
  properties: string[]
  comment: string
}

/** Makes one object of every kind that the API can make. */
export async function makeWorld(stage: Stage): Promise<World> {
  const person = await stage.person("tour")
  const target = await stage.newDatabase({ Name: { title: {} } })
  const other = await stage.newPage({ data_source_id: target.dataSourceId })
  const every = await stage.newDatabase(everyProperty(target.dataSourceId))
  await decorate(stage, every)
  const ids = { person, page: other, database: every.databaseId }
  const values = everyValue({ person, row: other, text: richTexts(ids) })
  const row = await stage.newPage({ data_source_id: every.dataSourceId }, values)
  await stage.newPage({ data_source_id: every.dataSourceId })
  const pages = await dressedPages(stage)
  const { parents, blocks } = await contents(stage, blocksOfEveryKind(ids))
  const source = await stage.make("GET", `/v1/data_sources/${every.dataSourceId}`)
  const comment = await stage.make("POST", "/v1/comments", {
    parent: { page_id: row },
    rich_text: richTexts(ids),
  })
  return {
    person,
    pages: [stage.inkling.rootPageId, row, other, ...pages],
    parents: [stage.inkling.rootPageId, ...parents],
    blocks: [...blocks, row, every.databaseId],
    databases: [every, target],
    row,
    properties: Object.values(objectAt(source, "properties")).map(
      (property) => textAt(property, "id") as string,
    ),
    comment: comment["id"] as string,
  }
}

async function decorate(stage: Stage, { databaseId, dataSourceId }: Target): Promise<void> {
  const icon = { type: "emoji", emoji: "📚" }
  const cover = { type: "external", external: { url: "https://example.com/cover.png" } }
  await stage.make("PATCH", `/v1/databases/${databaseId}`, {
    icon,
    cover,
    title: [{ text: { content: "Every property" } }],
    description: [{ text: { content: "One of each" } }],
  })
  await stage.make("PATCH", `/v1/data_sources/${dataSourceId}`, { properties: everyRollup, icon })
}

async function dressedPages(stage: Stage): Promise<string[]> {
  const external = { type: "external", external: { url: "https://example.com/a.png" } }
  const looks: JsonObject[] = [
    { icon: { type: "emoji", emoji: "⛵" }, cover: external },
    { icon: external },
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
