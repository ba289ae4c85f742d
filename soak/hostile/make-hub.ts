import type { HostileFormula } from "../../packages/server/test/hostile-formulas.ts"
import type { HttpClient, Reply } from "../http-client.ts"

/** A data source whose rows are related to very many others and show a hostile formula in each column. */
export interface Hostiles {
  dataSourceId: string
  rowIds: readonly string[]
  /** Of the formulas and rollups. */
  properties: readonly { id: string; condition: object }[]
  itemCount: number
}

/** As many as formulas may take in one list. */
const itemCount = 10_000

/** Rows besides the first one, each with relations of its own, so that queries have something to sort. */
const hubCount = 20

/** Requests of the preparation on their way at any time. */
const atOnce = 32

/** Makes everything through the API: items first, then the formulas over them. */
export async function makeHub(
  client: HttpClient,
  rootPageId: string,
  formulas: readonly HostileFormula[],
): Promise<Hostiles> {
  const columns = { Name: { title: {} }, Text: { rich_text: {} }, N: { number: {} } }
  const hubs = await makeSource(client, rootPageId, columns)
  const items = await makeSource(client, rootPageId, columns)
  const relation = { data_source_id: items, type: "dual_property", dual_property: {} }
  const made = await must(client, "PATCH", `/v1/data_sources/${hubs}`, {
    properties: { Items: { relation } },
  })
  const twin: string = made.properties.Items.relation.dual_property.synced_property_id
  await must(client, "PATCH", `/v1/data_sources/${items}`, { properties: { [twin]: { name: "Hub" } } })
  const values = { Text: { rich_text: [{ text: { content: "x".repeat(20) } }] }, N: { number: 1 } }
  const rowIds: string[] = []
  for (let at = 0; at < hubCount; at++) rowIds.push(await makeRow(client, hubs, values))
  await inParallel(itemCount, async (at) => {
    // Every item belongs to the first row, some to another one too.
    const ids = at % 100 === 0 ? [rowIds[0], rowIds[(at / 100) % hubCount]] : [rowIds[0]]
    await makeRow(client, items, { ...values, Hub: { relation: [...new Set(ids)].map((id) => ({ id })) } })
  })
  const properties = { ...formulaColumns(formulas), ...rollupColumns }
  const { properties: schema } = await must(client, "PATCH", `/v1/data_sources/${hubs}`, {
    properties: Object.fromEntries(Object.entries(properties).map(([name, { column }]) => [name, column])),
  })
  return {
    dataSourceId: hubs,
    rowIds,
    properties: Object.entries(properties).map(([name, { condition }]) => ({
      id: schema[name].id,
      condition,
    })),
    itemCount,
  }
}

/** A property, and a condition on it that filters may name. */
interface Column {
  column: object
  condition: object
}

function formulaColumns(formulas: readonly HostileFormula[]): Record<string, Column> {
  return Object.fromEntries(
    formulas.map(({ name, expression, kind }) => {
      const condition = kind === "checkbox" ? { equals: true } : { is_not_empty: true }
      return [name, { column: { formula: { expression } }, condition: { formula: { [kind]: condition } } }]
    }),
  )
}

const rollupColumns: Record<string, Column> = Object.fromEntries(
  ["sum", "unique", "show_original", "median"].map((name) => {
    const number = { is_not_empty: true }
    const condition = name === "show_original" ? { any: { number } } : { number }
    const rollup = { relation_property_name: "Items", rollup_property_name: "N", function: name }
    return [`${name} of items`, { column: { rollup }, condition: { rollup: condition } }]
  }),
)

async function makeSource(client: HttpClient, rootPageId: string, properties: object): Promise<string> {
  const made = await must(client, "POST", "/v1/databases", {
    parent: { type: "page_id", page_id: rootPageId },
    title: [{ text: { content: "Source" } }],
    initial_data_source: { properties },
  })
  return made.data_sources[0].id
}

async function makeRow(client: HttpClient, dataSourceId: string, properties: object): Promise<string> {
  return (await must(client, "POST", "/v1/pages", { parent: { data_source_id: dataSourceId }, properties }))
    .id
}

async function inParallel(count: number, work: (at: number) => Promise<void>): Promise<void> {
  let next = 0
  const run = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, run))
}

/** @throws Error with the answer unless it is 200 */
export async function must(
  client: HttpClient,
  method: string,
  path: string,
  body?: object,
): Promise<Reply["body"]> {
  const reply = await client.send(method, path, body)
  if (reply.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(reply.body).slice(0, 2000)}`)
  return reply.body
}
