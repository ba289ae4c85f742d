import type { Answer } from "./seed/in-process-client.ts"
import type { QueryWorkload } from "./workloads.ts"

/** A query ready to be sent: to Inkling, and to the indexed server. */
export interface ReadyQuery {
  body: object
  sql: { where: string; order: string; after?: number }
}

/** Number of the row that a page shows: the last word of its name. */
export const rowNumber = (page: Answer) => Number(page.properties.Name.title[0].plain_text.split(" ")[2])

/** Walks to the page that a workload asks for. Deep pages are in the default order, newest first. */
export async function readyQuery(
  query: (body: object) => Promise<Answer>,
  { body, sql, skip = 0 }: QueryWorkload,
): Promise<ReadyQuery> {
  let ready: ReadyQuery = { body: { ...body, page_size: 100 }, sql }
  for (let page = 0; page < skip; page++) {
    const { results, next_cursor } = await query(ready.body)
    if (next_cursor === null) throw new Error(`Only ${page + 1} pages of 100 rows are there.`)
    // The indexed server counts rows from 1.
    const after = rowNumber(results.at(-1)) + 1
    ready = { body: { ...body, page_size: 100, start_cursor: next_cursor }, sql: { ...sql, after } }
  }
  return ready
}
