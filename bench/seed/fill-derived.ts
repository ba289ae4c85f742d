import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { systemIds } from "@inkling/engine"
import { createInkling, type Inkling } from "@inkling/server"
import { BulkRows } from "./bulk-rows.ts"
import { ask } from "./in-process-client.ts"

/** What measuring derived columns needs to know of a filled folder; kept in it as `derived.json`. */
export interface FilledDerived {
  rows: number
  token: string
  dataSourceId: string
  /** Row 0. */
  rowId: string
  /** A page that ten rows are related to, and one that all are. */
  itemId: string
  hubId: string
}

/** Rows that one item has. */
const rowsPerItem = 10
const batchSize = 2_000

/** Fills a folder with rows of three relations each, and a formula on numbers, one on text, and a sum over relations. */
export async function fillDerived(folder: string, rows: number): Promise<FilledDerived> {
  mkdirSync(folder, { recursive: true })
  const inkling = await createInkling({ storage: { file: join(folder, "inkling.db") }, port: false })
  try {
    const items = await fillItems(inkling, Math.ceil(rows / rowsPerItem) * 2)
    const made = await fillRows(inkling, rows, items)
    const [hubId, itemId] = items.ids as [string, string]
    const filled: FilledDerived = { rows, token: inkling.token, ...made, hubId, itemId }
    writeFileSync(join(folder, "derived.json"), JSON.stringify(filled))
    return filled
  } finally {
    await inkling.close()
  }
}

interface Items {
  dataSourceId: string
  ids: readonly string[]
}

async function fillItems(inkling: Inkling, count: number): Promise<Items> {
  const dataSourceId = await makeDataSource(inkling, "Items", { Name: { title: {} }, Points: { number: {} } })
  const properties = (at: number) => ({ ...titled(`Item ${at}`), Points: { number: at % 97 } })
  const modelId = await makeRow(inkling, dataSourceId, properties(0))
  const bulk = await BulkRows.open(inkling.store, systemIds(inkling.clock), { dataSourceId, modelId })
  for (let at = 1; at <= count; at += batchSize) await bulk.write(batch(at, count + 1, "Item", properties))
  const ids = await inkling.store.read(1, (tx) =>
    tx.db.selectFrom("page").select("id").where("title", "like", "Item %").orderBy("pk").execute(),
  )
  return { dataSourceId, ids: ids.map(({ id }) => id) }
}

async function fillRows(inkling: Inkling, rows: number, { dataSourceId: itemsId, ids }: Items) {
  const relation = { data_source_id: itemsId, single_property: {} }
  const dataSourceId = await makeDataSource(inkling, "Derived", {
    Name: { title: {} },
    Amount: { number: {} },
    Plain: { number: {} },
    Text: { rich_text: {} },
    Items: { relation },
  })
  const sum = { relation_property_name: "Items", rollup_property_name: "Points", function: "sum" }
  await ask(inkling, "PATCH", `/v1/data_sources/${dataSourceId}`, {
    properties: {
      Arithmetic: { formula: { expression: 'prop("Amount") * 3 + 1' } },
      Label: { formula: { expression: 'prop("Name") + " of " + format(prop("Amount"))' } },
      Sum: { rollup: sum },
    },
  })
  // The first item is everybody's; of the others each is in as many rows as any.
  const half = (ids.length - 1) / 2
  const properties = (at: number) => ({
    ...titled(`Row ${at}`),
    Amount: { number: (at * 7_919) % 10_007 },
    Plain: { number: ((at * 7_919) % 10_007) * 3 + 1 },
    Text: { rich_text: [{ text: { content: `Row ${at} of ${(at * 7_919) % 10_007}` } }] },
    Items: { relation: [0, 1 + (at % half), 1 + half + (at % half)].map((item) => ({ id: ids[item] })) },
  })
  const rowId = await makeRow(inkling, dataSourceId, properties(0))
  const place = { dataSourceId, modelId: rowId, targetIds: ids }
  const bulk = await BulkRows.open(inkling.store, systemIds(inkling.clock), place)
  for (let at = 1; at < rows; at += batchSize) await bulk.write(batch(at, rows, "Row", properties))
  return { dataSourceId, rowId }
}

function batch(from: number, end: number, word: string, properties: (at: number) => Record<string, unknown>) {
  const length = Math.min(batchSize, end - from)
  return Array.from({ length }, (_, at) => ({
    title: `${word} ${from + at}`,
    properties: properties(from + at),
  }))
}

const titled = (text: string) => ({ Name: { title: [{ text: { content: text } }] } })

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
