import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { systemIds } from "@inkling/engine"
import { createInkling, type Inkling } from "@inkling/server"
import { benchRow, rareEditMinute, spanMinutes, textBytes } from "./bench-row.ts"
import { BulkRows } from "./bulk-rows.ts"
import { ask } from "./in-process-client.ts"
import { propertiesOf, schemaOf, smallProperties, smallSchema } from "./schema.ts"

/** What the workloads need to know of a filled folder; kept in it as `bench.json`. */
export interface Filled {
  rows: number
  token: string
  /** Creation of row 0. */
  baseMs: number
  dataSourceId: string
  /** Row 0, made through the API; nothing changes it. */
  pageId: string
  /** The newest row, for updates. */
  newestPageId: string
  /** A page of 1,000 blocks. */
  longPageId: string
  teamIds: readonly string[]
  /** UTF-8 bytes of the rows' text properties. */
  textBytes: number
}

const minuteMs = 60_000
const otherSources = 50
const otherRows = 200

/** Fills a data folder of `inkling start`: the measured data source beside 50 others, and a long page. */
export async function fillWorkspace(folder: string, rows: number): Promise<Filled> {
  mkdirSync(folder, { recursive: true })
  const now = Date.now()
  const baseMs = now - (now % minuteMs) - (rareEditMinute + 60) * minuteMs
  const clock = { now: () => baseMs }
  const inkling = await createInkling({ storage: { file: join(folder, "inkling.db") }, port: false, clock })
  try {
    const teams = await fillOthers(inkling)
    const longPageId = await fillLongPage(inkling)
    const { token } = inkling
    const made = await fillRows(inkling, rows, baseMs, teams)
    const filled: Filled = { rows, token, baseMs, teamIds: teams.rowIds, longPageId, ...made }
    writeFileSync(join(folder, "local.json"), JSON.stringify({ token }))
    writeFileSync(join(folder, "bench.json"), JSON.stringify(filled))
    return filled
  } finally {
    await inkling.close()
  }
}

async function makeDataSource(inkling: Inkling, title: string, properties: object): Promise<string> {
  const database = await ask(inkling, "POST", "/v1/databases", {
    parent: { type: "page_id", page_id: inkling.rootPageId },
    title: [{ text: { content: title } }],
    initial_data_source: { properties },
  })
  return database.data_sources[0].id
}

async function makeRow(inkling: Inkling, dataSourceId: string, properties: object): Promise<string> {
  const parent = { data_source_id: dataSourceId }
  return (await ask(inkling, "POST", "/v1/pages", { parent, properties })).id
}

interface Teams {
  dataSourceId: string
  /** By number. */
  rowIds: readonly string[]
}

/** Returns the first of them: the measured rows are related to its rows. */
async function fillOthers(inkling: Inkling): Promise<Teams> {
  let first = ""
  for (let source = 0; source < otherSources; source++) {
    const dataSourceId = await makeDataSource(inkling, `Other ${source}`, smallSchema)
    first ||= dataSourceId
    const modelId = await makeRow(inkling, dataSourceId, smallProperties(0))
    const bulk = await BulkRows.open(inkling.store, systemIds(inkling.clock), { dataSourceId, modelId })
    const rest = Array.from({ length: otherRows - 1 }, (_, at) => at + 1)
    await bulk.write(rest.map((at) => ({ title: `Team ${at}`, properties: smallProperties(at) })))
  }
  const rowIds: string[] = []
  for (let cursor: string | undefined; ; ) {
    const body = { page_size: 100, ...(cursor !== undefined && { start_cursor: cursor }) }
    const list = await ask(inkling, "POST", `/v1/data_sources/${first}/query`, body)
    for (const { id, properties } of list.results)
      rowIds[Number(properties.Name.title[0].plain_text.slice(5))] = id
    if (!list.has_more) return { dataSourceId: first, rowIds }
    cursor = list.next_cursor
  }
}

async function fillRows(inkling: Inkling, rows: number, baseMs: number, teams: Teams) {
  const dataSourceId = await makeDataSource(inkling, "Bench", schemaOf(teams.dataSourceId))
  const teamIds = teams.rowIds
  const first = benchRow(0, rows)
  let bytes = textBytes(first)
  const pageId = await makeRow(inkling, dataSourceId, propertiesOf(first, teamIds))
  const place = { dataSourceId, modelId: pageId, targetIds: teamIds }
  const bulk = await BulkRows.open(inkling.store, systemIds(inkling.clock), place)
  let at = 1
  for (let minute = 0; minute < spanMinutes; minute++) {
    inkling.clock.set(baseMs + minute * minuteMs)
    const batch = []
    for (; at < rows; at++) {
      const row = benchRow(at, rows)
      if (row.minute > minute) break
      bytes += textBytes(row)
      batch.push({ title: row.name, properties: propertiesOf(row, teamIds) })
    }
    if (batch.length > 0) await bulk.write(batch)
  }
  await editRareRows(inkling, dataSourceId, baseMs)
  const newest = await ask(inkling, "POST", `/v1/data_sources/${dataSourceId}/query`, { page_size: 1 })
  return { dataSourceId, pageId, newestPageId: newest.results[0].id, textBytes: bytes }
}

/** Edits the rare rows through the API, long after the others. */
async function editRareRows(inkling: Inkling, dataSourceId: string, baseMs: number): Promise<void> {
  inkling.clock.set(baseMs + rareEditMinute * minuteMs)
  const filter = { property: "Kind", select: { equals: "Rare" } }
  for (let cursor: string | undefined; ; ) {
    const body = { filter, ...(cursor !== undefined && { start_cursor: cursor }) }
    const list = await ask(inkling, "POST", `/v1/data_sources/${dataSourceId}/query`, body)
    for (const { id, properties } of list.results)
      await ask(inkling, "PATCH", `/v1/pages/${id}`, {
        properties: { Score: { number: properties.Score.number } },
      })
    if (!list.has_more) break
    cursor = list.next_cursor
  }
}

async function fillLongPage(inkling: Inkling): Promise<string> {
  const page = await ask(inkling, "POST", "/v1/pages", {
    parent: { page_id: inkling.rootPageId },
    properties: { title: { title: [{ text: { content: "Long" } }] } },
  })
  for (let batch = 0; batch < 10; batch++) {
    const content = (at: number) => `Paragraph ${batch * 100 + at} of a long page.`
    await ask(inkling, "PATCH", `/v1/blocks/${page.id}/children`, {
      children: Array.from({ length: 100 }, (_, at) => ({
        paragraph: { rich_text: [{ text: { content: content(at) } }] },
      })),
    })
  }
  return page.id
}
