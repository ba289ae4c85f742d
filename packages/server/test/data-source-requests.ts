import type { Json, TestServer } from "./start-server.ts"
import { resultsOf, text } from "./wire.ts"

/** A database and its one data source, as made by a test. */
export interface MadeDatabase {
  id: string
  dataSourceId: string
  wire: Json
}

/** A database under the server's root page, with these columns beside or instead of the title `Name`. */
export async function makeDatabase(
  server: TestServer,
  name: string,
  properties: object = {},
  more: object = {},
): Promise<MadeDatabase> {
  const body = {
    parent: { type: "page_id", page_id: server.inkling.rootPageId },
    title: text(name),
    initial_data_source: { properties: { Name: { title: {} }, ...properties } },
    ...more,
  }
  const { status, body: wire } = await server.send("POST", "/v1/databases", { body })
  if (status !== 200) throw new Error(JSON.stringify(wire))
  const [source] = wire["data_sources"] as { id: string }[]
  return { id: wire["id"] as string, dataSourceId: source?.id as string, wire }
}

/** The columns of a data source, by name. */
export async function columnsOf(server: TestServer, dataSourceId: string): Promise<Record<string, Json>> {
  const { body } = await server.send("GET", `/v1/data_sources/${dataSourceId}`)
  return body["properties"] as Record<string, Json>
}

/** Changes columns and returns the answer. */
export function patchColumns(server: TestServer, dataSourceId: string, properties: object) {
  return server.send("PATCH", `/v1/data_sources/${dataSourceId}`, { body: { properties } })
}

/** A row, by name; `properties` beside its title. */
export async function makeRow(
  server: TestServer,
  dataSourceId: string,
  name: string,
  properties: object = {},
): Promise<Json> {
  const body = {
    parent: { data_source_id: dataSourceId },
    properties: { title: { title: text(name) }, ...properties },
  }
  const answer = await server.send("POST", "/v1/pages", { body })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

/** The value of a page's property, without id and type. */
export function valueIn(page: Json, name: string): unknown {
  const property = (page["properties"] as Record<string, Json>)[name]
  return property?.[property["type"] as string]
}

export async function readPage(server: TestServer, id: unknown): Promise<Json> {
  return (await server.send("GET", `/v1/pages/${id}`)).body
}

/** Results of a query, which must succeed. */
export async function queryRows(
  server: TestServer,
  dataSourceId: string,
  body: object = {},
): Promise<Json[]> {
  const answer = await server.send("POST", `/v1/data_sources/${dataSourceId}/query`, { body })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return resultsOf(answer.body)
}
