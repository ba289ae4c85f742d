import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInkling, type Inkling } from "@inkling/server"
import { findPage, listChanges, listEdges, type PageRow } from "@inkling/store"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type ReadyQuery, readyQuery, rowNumber } from "../deep-page.ts"
import { queryWorkloads } from "../workloads.ts"
import { benchRow } from "./bench-row.ts"
import { fillIndexed } from "./fill-indexed.ts"
import { type Filled, fillWorkspace } from "./fill-workspace.ts"
import { type Answer, ask } from "./in-process-client.ts"
import { propertiesOf } from "./schema.ts"

const rows = 1_000
const folder = mkdtempSync(join(tmpdir(), "inkling-bench-"))
let filled: Filled
let inkling: Inkling
let peer: ChildProcess
let peerUrl = ""

beforeAll(async () => {
  filled = await fillWorkspace(folder, rows)
  fillIndexed(join(folder, "indexed.db"), rows, filled.baseMs)
  const { token } = filled
  inkling = await createInkling({ storage: { file: join(folder, "inkling.db") }, port: false, token })
  peer = spawn(process.execPath, ["bench/indexed-server.ts", join(folder, "indexed.db")])
  const [line] = (await once(peer.stdout as NodeJS.ReadableStream, "data")) as [Buffer]
  peerUrl = JSON.parse(line.toString()).url
})

afterAll(async () => {
  peer.kill()
  await inkling.close()
  rmSync(folder, { recursive: true, force: true })
})

const query = (body: object): Promise<Answer> =>
  ask(inkling, "POST", `/v1/data_sources/${filled.dataSourceId}/query`, body)

/** Numbers of the rows that the indexed server answers with. */
async function peerRows(sql: ReadyQuery["sql"]): Promise<number[]> {
  const response = await fetch(`${peerUrl}/query`, { method: "POST", body: JSON.stringify(sql) })
  const { results } = (await response.json()) as { results: { name: string }[] }
  return results.map(({ name }) => Number(name.split(" ")[2]))
}

describe("filled folders", () => {
  it("give every workload as many rows as the indexed server has for it", async () => {
    const found = { common: 0, rare: 0, never: 0 }
    for (const workload of queryWorkloads(filled)) {
      const { body, sql } = await readyQuery(query, workload)
      const shown: number[] = (await query(body)).results.map(rowNumber)
      const expected = await peerRows(sql)
      expect([workload.name, shown.length]).toEqual([workload.name, expected.length])
      // Ties of other orders may fall either way.
      if (sql.order === "pk desc") expect([workload.name, shown]).toEqual([workload.name, expected])
      found[workload.frequency] += shown.length
    }
    expect(found.common).toBeGreaterThan(400)
    expect(found.rare).toBe(8)
    expect(found.never).toBe(0)
  })

  it("give a deep page the rows that lie behind it", async () => {
    const wide = queryWorkloads(filled).find(({ name }) => name === "does not contain")
    const { body, sql } = await readyQuery(query, { ...wide!, skip: 3 })
    const shown: number[] = (await query(body)).results.map(rowNumber)
    expect(shown).toHaveLength(100)
    expect(shown).toEqual(await peerRows(sql))
  })

  it("show a row written in bulk as one made through the API with the same properties", async () => {
    for (const at of [1, 4, 7, 27, 999]) {
      const row = benchRow(at, rows)
      const bulk = (await query({ filter: { property: "Mail", email: { equals: row.mail } } })).results[0]
      const parent = { data_source_id: filled.dataSourceId }
      const made = await ask(inkling, "POST", "/v1/pages", {
        parent,
        properties: propertiesOf(row, filled.teamIds),
      })
      const read = await ask(inkling, "GET", `/v1/pages/${bulk.id}`)
      expect(rowNumber(bulk)).toBe(at)
      expect(JSON.stringify(same(read, made))).toBe(JSON.stringify(same(made, made)))
      expect(shape(await stored(bulk.id), row.isRare)).toEqual(shape(await stored(made.id), row.isRare))
      await ask(inkling, "PATCH", `/v1/pages/${made.id}`, { in_trash: true })
    }
  })
})

/** The answer with what names one page replaced by what names the other. */
function same(page: Answer, other: Answer): Answer {
  const { id, created_time, last_edited_time, url, request_id } = other
  return { ...page, id, created_time, last_edited_time, url, request_id }
}

async function stored(id: string) {
  const ws = (await inkling.store.listWorkspaces())[0]?.ws as number
  return inkling.store.read(ws, async (tx) => {
    const page = (await findPage(tx, id)) as PageRow
    const edges = await listEdges(tx, [page.pk])
    const changes = await listChanges(tx, { after: 0, limit: 100_000 })
    return { page, edges, changes: changes.filter((entry) => entry.object_id === id) }
  })
}

/** What must not differ between two rows of the same content; rare rows were edited after they were filled. */
function shape({ page, edges, changes }: Awaited<ReturnType<typeof stored>>, isEdited: boolean) {
  const { pk: _pk, id: _id, row_seq, created_at, edited_at, ...rest } = page
  const created = changes[0]
  expect(created?.object_pk).toBe(page.pk)
  expect(created?.at).toBe(created_at)
  if (!isEdited) expect([row_seq, edited_at]).toEqual([created?.seq, created_at])
  const { seq: _seq, at: _at, object_id: _object, object_pk: _objectPk, ...entry } = created!
  return {
    page: rest,
    props: JSON.stringify(page.props),
    edges: edges.map(({ source_pk: _source, ...edge }) => edge),
    entry,
  }
}
