import type { HttpClient, Reply } from "../http-client.ts"
import type { WorldModel, WriterModel } from "./model.ts"
import { richText } from "./operation.ts"
import { schemaWithValues } from "./row-values.ts"

const targetCount = 20
const foldersPerWriter = 3

/** Lays out the folders, databases and target rows that the writers work in. */
export async function makeWorld(
  client: HttpClient,
  rootPageId: string,
  writerCount: number,
): Promise<WorldModel> {
  const targets = await makeDatabase(client, rootPageId, "Targets", { Name: { title: {} } })
  const targetIds: string[] = []
  for (let index = 0; index < targetCount; index++) {
    const body = {
      parent: { data_source_id: targets },
      properties: { Name: { title: richText(`Target ${index}`) } },
    }
    targetIds.push((await must(client, "POST", "/v1/pages", body)).id)
  }
  const sharedSourceId = await makeDatabase(client, rootPageId, "Shared", schemaWithValues(targets))
  const writers: WriterModel[] = []
  for (let index = 0; index < writerCount; index++) {
    const name = `w${index}`
    const folders: string[] = []
    for (let number = 0; number < foldersPerWriter; number++) {
      const properties = { title: { title: richText(`${name} folder ${number}`) } }
      folders.push(
        (await must(client, "POST", "/v1/pages", { parent: { page_id: rootPageId }, properties })).id,
      )
    }
    const id = await makeDatabase(client, folders[0] as string, name, schemaWithValues(targets))
    writers.push({ name, folders, source: { id, added: new Set() }, pages: new Map(), touched: new Set() })
  }
  return { sharedSourceId, targetIds, writers }
}

async function makeDatabase(
  client: HttpClient,
  pageId: string,
  title: string,
  properties: object,
): Promise<string> {
  const body = {
    parent: { type: "page_id", page_id: pageId },
    title: richText(title),
    initial_data_source: { properties },
  }
  return (await must(client, "POST", "/v1/databases", body)).data_sources[0].id
}

async function must(client: HttpClient, method: string, path: string, body: object): Promise<Reply["body"]> {
  const reply = await client.send(method, path, body)
  if (reply.status !== 200)
    throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}
