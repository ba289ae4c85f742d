import type { Archive } from "./archive.ts"
import { Cast } from "./cast.ts"
import { type Exchange, routeOf } from "./exchange.ts"
import { objectAt, textAt } from "./json.ts"
import { schemaBefore, schemaOfQuery, schemaOfRow } from "./recorded-schema.ts"
import type { Stage, Target } from "./stage.ts"
import { stageBlock, stageBlockParent } from "./stage-block.ts"
import { stageCursor } from "./stage-cursor.ts"
import { stageMarkdown } from "./stage-markdown.ts"
import { type RecordedSchema, rolledUp, stageDatabase, stageTarget } from "./stage-schema.ts"

/** Makes what a recorded write or query needs, and says who plays whom. @throws StageError */
export async function stageExchange(stage: Stage, archive: Archive, exchange: Exchange): Promise<Cast> {
  const cast = new Cast()
  const route = routeOf(exchange)
  const set = settings[route?.key ?? ""]
  if (set) await set({ stage, archive, exchange, cast, params: route?.params ?? {} })
  return cast
}

export interface Setting {
  stage: Stage
  archive: Archive
  exchange: Exchange
  cast: Cast
  /** Recorded ids in the path. */
  params: Record<string, string>
}

const settings: Record<string, (setting: Setting) => Promise<void>> = {
  getDatabase: stageEmptyDatabase,
  createPage: stageParentOfPage,
  updatePage: stagePage,
  movePage: stageMove,
  createDatabase: async (setting) => void (await stageRelationTargets(setting)),
  createDataSource: stageSibling,
  updateDatabase: (setting) => stageSchemaChange(setting, "database_id"),
  updateDataSource: (setting) => stageSchemaChange(setting, "data_source_id"),
  queryDatabase: (setting) => stageQuery(setting, "database_id"),
  queryDataSource: (setting) => stageQuery(setting, "data_source_id"),
  search: stageCursor,
  appendBlockChildren: stageBlockParent,
  updateBlock: stageBlock,
  createComment: stageDiscussion,
  updateComment: stageComment,
  updatePageMarkdown: stageMarkdown,
}

/** The one refusal of a database that is there: before data sources, one without any that can be seen. */
async function stageEmptyDatabase({ stage, exchange, cast, params }: Setting): Promise<void> {
  if (exchange.status !== 400 || params["database_id"]?.length !== 36) return
  const made = await stage.newDatabase({ Name: { title: {} } })
  await stage.make("PATCH", `/v1/data_sources/${made.dataSourceId}`, { in_trash: true })
  cast.set("database", params["database_id"], made.databaseId)
}

async function stageParentOfPage({ stage, archive, exchange, cast }: Setting): Promise<void> {
  const parent = objectAt(exchange.request, "parent")
  const source = textAt(parent, "data_source_id") ?? textAt(parent, "database_id")
  if (source !== undefined) {
    const made = await stageDatabase(stage, cast, schemaOfRow(exchange, archive, source))
    cast.set("database", textAt(parent, "database_id"), made.databaseId)
    cast.set("data_source", textAt(parent, "data_source_id"), made.dataSourceId)
  }
  const after = textAt(objectAt(objectAt(exchange.request, "position"), "after_block"), "id")
  const page = textAt(parent, "page_id")
  if (after === undefined || page === undefined) return
  const under = await stage.newPage()
  cast.set("page", page, under)
  cast.set("block", after, await stage.newBlock(under, { paragraph: { rich_text: [] } }))
}

async function stagePage({ stage, archive, exchange, cast, params }: Setting): Promise<void> {
  const parent = objectAt(exchange.response, "parent")
  const source = textAt(parent, "data_source_id") ?? textAt(parent, "database_id")
  let page: string
  if (source === undefined) page = await stage.newPage()
  else {
    const made = await stageDatabase(stage, cast, schemaOfRow(exchange, archive, source))
    page = await stage.newPage({ data_source_id: made.dataSourceId })
  }
  const { archived, in_trash } = exchange.request as { archived?: boolean; in_trash?: boolean }
  if (archived === false || in_trash === false)
    await stage.make("PATCH", `/v1/pages/${page}`, { in_trash: true })
  cast.set("page", params["page_id"], page)
}

async function stageMove({ stage, exchange, cast, params }: Setting): Promise<void> {
  cast.set("page", params["page_id"], await stage.newPage())
  const to = textAt(objectAt(exchange.request, "parent"), "page_id")
  cast.set("page", to, await stage.newPage())
}

/** Relations and rollups of a new database need a data source that has the properties they name. */
async function stageRelationTargets(
  { stage, exchange, cast }: Setting,
  before: RecordedSchema = {},
): Promise<Target | undefined> {
  const source = objectAt(exchange.request, "initial_data_source")
  const written = { ...objectAt(exchange.request, "properties"), ...objectAt(source, "properties") }
  const relations = Object.values(written).map((property) => objectAt(property, "relation"))
  const targets = relations.filter((relation) => Object.keys(relation).length > 0)
  if (targets.length === 0) return undefined
  const made = await stageTarget(stage, rolledUp([...Object.values(written), ...Object.values(before)]))
  for (const relation of targets) {
    cast.set("database", textAt(relation, "database_id"), made.databaseId)
    cast.set("data_source", textAt(relation, "data_source_id"), made.dataSourceId)
  }
  return made
}

async function stageSibling(setting: Setting): Promise<void> {
  await stageRelationTargets(setting)
  const { stage, exchange, cast } = setting
  const database = textAt(objectAt(exchange.request, "parent"), "database_id")
  cast.set("database", database, (await stage.newDatabase({ Name: { title: {} } })).databaseId)
}

async function stageSchemaChange(setting: Setting, param: string): Promise<void> {
  const { stage, archive, exchange, cast, params } = setting
  const id = params[param] as string
  const before = schemaBefore(exchange, archive, id)
  const related = await stageRelationTargets(setting, before)
  const made = await stageDatabase(stage, cast, before, related)
  cast.set("database", id, made.databaseId)
  cast.set("data_source", id, made.dataSourceId)
}

async function stageQuery(setting: Setting, param: string): Promise<void> {
  const { stage, archive, exchange, cast, params } = setting
  const id = params[param] as string
  const made = await stageDatabase(stage, cast, schemaOfQuery(exchange, archive, id))
  cast.set("database", id, made.databaseId)
  cast.set("data_source", id, made.dataSourceId)
  for (let row = 0; row < 3; row++) await stage.newPage({ data_source_id: made.dataSourceId })
  await stageCursor(setting)
}

async function stageDiscussion({ stage, exchange, cast }: Setting): Promise<void> {
  const recorded = textAt(exchange.request, "discussion_id")
  if (recorded === undefined) return
  const comment = await newComment(stage)
  cast.set("discussion", recorded, comment.discussionId)
}

async function stageComment({ stage, cast, params }: Setting): Promise<void> {
  cast.set("comment", params["comment_id"], (await newComment(stage)).id)
}

async function newComment(stage: Stage): Promise<{ id: string; discussionId: string }> {
  const made = await stage.make("POST", "/v1/comments", {
    parent: { page_id: await stage.page() },
    rich_text: [{ text: { content: "First" } }],
  })
  return { id: made["id"] as string, discussionId: made["discussion_id"] as string }
}
