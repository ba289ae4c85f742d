// What the endpoints under /inkling/v1 save, as ratios within this run: node --conditions=inkling-source bench/beyond.ts

import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInkling } from "@inkling/server"
import { fillWorkspace } from "./seed/fill-workspace.ts"
import { type Answer, ask } from "./seed/in-process-client.ts"

const rows = 100_000
const folder = mkdtempSync(join(tmpdir(), "inkling-beyond-"))
try {
  const filled = await fillWorkspace(folder, rows)
  const storage = { file: join(folder, "inkling.db") }
  const inkling = await createInkling({ storage, token: filled.token, seed: "empty", port: false })
  const send = (method: string, path: string, body?: object): Promise<Answer> =>
    ask(inkling, method, path, body)
  await measureContent(send, inkling.rootPageId)
  await measureRows(send, `data_sources/${filled.dataSourceId}`, filled.newestPageId)
  await inkling.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

type Send = (method: string, path: string, body?: object) => Promise<Answer>

async function measureContent(send: Send, root: string): Promise<void> {
  const page = (text: string) => ({
    parent: { page_id: root },
    properties: { title: [{ text: { content: text } }] },
  })
  const paragraph = (at: number) => ({ paragraph: { rich_text: [{ text: { content: `Paragraph ${at}` } }] } })
  const one = await best(1, async () => {
    for (let at = 0; at < 1_000; at++) await send("POST", "/v1/pages", page("alone"))
  })
  const operations = Array.from({ length: 1_000 }, () => ({
    method: "POST",
    path: "/v1/pages",
    body: page("batch"),
  }))
  const batch = await best(1, () => send("POST", "/inkling/v1/batch", { operations }))
  print("1,000 pages made, one after another against one batch", one, batch)

  const { id } = await send("POST", "/v1/pages", page("tree"))
  for (let at = 0; at < 10; at++) {
    const toggles = Array.from({ length: 10 }, (_, n) => ({
      toggle: {
        rich_text: [{ text: { content: `Toggle ${n}` } }],
        children: Array.from({ length: 9 }, (_, c) => paragraph(c)),
      },
    }))
    await send("PATCH", `/v1/blocks/${id}/children`, { children: toggles })
  }
  const walk = async (block: string): Promise<number> => {
    const { results } = await send("GET", `/v1/blocks/${block}/children?page_size=100`)
    let count = results.length
    for (const child of results) if (child.has_children) count += await walk(child.id)
    return count
  }
  // An edit before each run: what has not changed is answered from memory.
  const edit = () => send("PATCH", `/v1/blocks/${id}/children`, { children: [paragraph(0)] })
  const walked = await best(5, () => walk(id), edit)
  const tree = await best(5, () => send("GET", `/inkling/v1/pages/${id}/tree`), edit)
  print("1,000 blocks, walked against one tree", walked, tree)
}

async function measureRows(send: Send, path: string, row: string): Promise<void> {
  let score = 0
  const edit = () => send("PATCH", `/v1/pages/${row}`, { properties: { Score: { number: score++ } } })
  const sorts = [{ property: "Amount", direction: "ascending" }]
  const window = (offset: number) =>
    send("POST", `/inkling/v1/${path}/query_window`, { sorts, offset, limit: 100 })
  const query = () => send("POST", `/v1/${path}/query`, { sorts, page_size: 100 })
  await query()
  const timed = (work: () => Promise<unknown>) => best(5, work, edit)
  const page = await timed(query)
  print("first 100 of 100,000 sorted rows, query against window", page, await timed(() => window(0)))
  print("first page of a query against rows from 50,000 on", page, await timed(() => window(50_000)))
  const aggregates = [{ function: "count" }, { function: "sum", property: "Amount" }]
  const sum = (group_by: object[]) => send("POST", `/inkling/v1/${path}/aggregate`, { aggregates, group_by })
  await sum([])
  const pages = async () => {
    for (let cursor: string | null = null; ; ) {
      const body: object = { page_size: 100, ...(cursor && { start_cursor: cursor }) }
      cursor = (await send("POST", `/v1/${path}/query`, body)).next_cursor
      if (cursor === null) return
    }
  }
  const read = await best(1, pages)
  print("10,000 rows read by pages against count and sum of 100,000", read, await timed(() => sum([])))
  const levels = [{ property: "Status" }, { property: "Due", bucket: "month" }]
  print("the same by status and month", read, await timed(() => sum(levels)))
  const rowOf = { properties: { Mail: { email: "nobody@example.com" }, Amount: { number: 1 } } }
  const upsert = () => send("POST", `/inkling/v1/${path}/upsert`, { key: "Mail", rows: [rowOf] })
  print("first page of a query against upsert of one row among 100,000", page, await timed(upsert))
}

/** Milliseconds of the quickest of some runs. */
async function best(
  runs: number,
  work: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => {},
): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    await before()
    const startMs = performance.now()
    await work()
    quickest = Math.min(quickest, performance.now() - startMs)
  }
  return quickest
}

function print(what: string, before: number, after: number): void {
  console.log(`${what}: ${before.toFixed(1)} ms → ${after.toFixed(1)} ms (${(before / after).toFixed(1)}×)`)
}
