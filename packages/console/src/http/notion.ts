import type {
  AppendBlockChildrenParameters,
  BlockObjectResponse,
  DatabaseObjectResponse,
  DataSourceObjectResponse,
  PageObjectResponse,
  UpdatePageParameters,
} from "@notionhq/client"
import { call } from "./call.ts"

export type Block = BlockObjectResponse
export type NewBlock = AppendBlockChildrenParameters["children"][number]
export type Page = PageObjectResponse
export type Database = DatabaseObjectResponse
export type DataSource = DataSourceObjectResponse
export type PageProperty = Page["properties"][string]
export type PropertyPatch = NonNullable<UpdatePageParameters["properties"]>[string]

/** A list's answer. */
export interface Listed<T> {
  results: T[]
  next_cursor: string | null
  has_more: boolean
}

/** Items of one answer, and answers read for one list: more than that is left out. */
const pageSize = 100
const maxPages = 200

/** Every item of a list, answer after answer. */
async function all<T>(read: (cursor: string | undefined) => Promise<Listed<T>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  for (let page = 0; page < maxPages; page++) {
    const answer = await read(cursor)
    items.push(...answer.results)
    if (!answer.has_more || answer.next_cursor === null) break
    cursor = answer.next_cursor
  }
  return items
}

/** Notion's API as the signed-in person. */
export const notion = {
  page: (id: string, signal?: AbortSignal) => call<Page>("GET", `/v1/pages/${id}`, { signal }),
  block: (id: string, signal?: AbortSignal) => call<Block>("GET", `/v1/blocks/${id}`, { signal }),
  database: (id: string, signal?: AbortSignal) => call<Database>("GET", `/v1/databases/${id}`, { signal }),
  dataSource: (id: string, signal?: AbortSignal) =>
    call<DataSource>("GET", `/v1/data_sources/${id}`, { signal }),
  children: (id: string, signal?: AbortSignal) =>
    all<Block>((cursor) => {
      const after = cursor === undefined ? "" : `&start_cursor=${cursor}`
      return call("GET", `/v1/blocks/${id}/children?page_size=${pageSize}${after}`, { signal })
    }),
  query: (dataSourceId: string, body: object, signal?: AbortSignal) =>
    call<Listed<Page>>("POST", `/v1/data_sources/${dataSourceId}/query`, { body, signal }),
  updatePage: (id: string, change: Omit<UpdatePageParameters, "page_id">) =>
    call<Page>("PATCH", `/v1/pages/${id}`, { body: change }),
  updateDatabase: (id: string, change: object) =>
    call<Database>("PATCH", `/v1/databases/${id}`, { body: change }),
  createDatabase: (body: object) => call<Database>("POST", "/v1/databases", { body }),
  createPage: (body: object) => call<Page>("POST", "/v1/pages", { body }),
  /** Moves a page to the end of another page, or into a data source. */
  movePage: (id: string, parent: object) => call<Page>("POST", `/v1/pages/${id}/move`, { body: { parent } }),
  updateBlock: (id: string, change: object) => call<Block>("PATCH", `/v1/blocks/${id}`, { body: change }),
  deleteBlock: (id: string) => call<Block>("DELETE", `/v1/blocks/${id}`),
  /** New children after a sibling, at the start, or at the end. */
  append: (parentId: string, children: NewBlock[], after: string | "start" | "end") =>
    call<Listed<Block>>("PATCH", `/v1/blocks/${parentId}/children`, {
      body: { children, position: positionOf(after) },
    }),
}

function positionOf(after: string | "start" | "end"): object {
  if (after === "start" || after === "end") return { type: after }
  return { type: "after_block", after_block: { id: after } }
}
