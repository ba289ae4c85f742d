import { makeDatabase, makeRow, patchColumns } from "./data-source-requests.ts"
import type { Json, TestServer } from "./start-server.ts"

export interface Hub {
  hubsId: string
  itemsId: string
  /** The row that all items are related to. */
  hubId: string
  itemCount: number
}

/** A hub related to many items, and each of them to the hub; the items are copied past the API. */
export async function fillHub(server: TestServer, itemCount: number): Promise<Hub> {
  const columns = { Text: { rich_text: {} }, N: { number: {} } }
  const hubs = await makeDatabase(server, "Hubs", columns)
  const items = await makeDatabase(server, "Items", columns)
  const relation = { data_source_id: items.dataSourceId, type: "dual_property", dual_property: {} }
  await patchColumns(server, hubs.dataSourceId, { Items: { relation } })
  await patchColumns(server, items.dataSourceId, { "Related to Hubs (Items)": { name: "Hub" } })
  const values = { Text: { rich_text: [{ text: { content: "xxxxxxxxxxxxxxxxxxxx" } }] }, N: { number: 1 } }
  const hub = await makeRow(server, hubs.dataSourceId, "Hub", values)
  const item = await makeRow(server, items.dataSourceId, "Item", {
    ...values,
    Hub: { relation: [{ id: hub["id"] }] },
  })
  await copyRow(server, item["id"] as string, itemCount - 1)
  return { hubsId: hubs.dataSourceId, itemsId: items.dataSourceId, hubId: hub["id"] as string, itemCount }
}

/** Copies a row with its relations, on both sides. */
async function copyRow(server: TestServer, id: string, count: number): Promise<void> {
  const { store } = server.inkling
  const { tables } = await store.dump(1)
  const pages = tables.get("page") as Json[]
  const edges = tables.get("relation_edge") as Json[]
  const copied = (edge: Json): Json[] => {
    if (edge["source_pk"] === row["pk"]) return copies.map((pk) => ({ ...edge, source_pk: pk }))
    if (edge["target_pk"] !== row["pk"]) return []
    return copies.map((pk, at) => ({ ...edge, target_pk: pk, position: at + 1 }))
  }
  const row = pages.find((page) => page["id"] === id) as Json
  const firstPk = Math.max(...pages.map((page) => page["pk"] as number)) + 1_000
  const copies = Array.from({ length: count }, (_, at) => firstPk + at)
  await store.load(1, {
    tables: new Map(tables)
      .set("page", [
        ...pages,
        ...copies.map((pk) => ({
          ...row,
          pk,
          id: `20000000-0000-4000-8000-${String(pk).padStart(12, "0")}`,
        })),
      ])
      .set("relation_edge", [...edges, ...edges.flatMap(copied)]),
  })
}
