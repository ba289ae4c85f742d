import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  insertBlocks,
  insertPages,
  type Manifest,
  openStore,
  restoreArchive,
  updatePage,
} from "@inkling/store"
import { sql } from "kysely"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { tableKeys } from "../src/archive/table-keys.ts"
import { columns } from "../src/columns.ts"
import { openSqlite } from "../src/dialects/sqlite/open.ts"
import { migrations } from "../src/migrations/index.ts"
import { migrate } from "../src/migrations/migrate.ts"
import { blockRow, entry, pageRow } from "./build.ts"
import { dialects, openTestStore, startMs, type TestStore, testStorage } from "./testing.ts"

const clock = { now: () => startMs }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "inkling-archive-"))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let count = 0
const newPath = () => join(folder, `backup-${count++}`)

const texts = ["plain", "line\nbreak", "", '\u2028 \ud83d\ude00 "quoted" \\ ä', "x".repeat(70_000)]

/** More pages than are read at once, and values that are hard to carry. */
async function fill({ store, ws }: TestStore): Promise<void> {
  await store.write(ws, { actor: null }, async (tx) => {
    const pages = Array.from({ length: 450 }, (_, index) =>
      pageRow(ws, index + 2, {
        title: texts[index % texts.length] ?? "",
        props: { title: [], n: index % 2 ? index / 7 : null, o: { b: 1, a: [null, true] } } as never,
        icon: index % 3 ? null : ({ type: "emoji", emoji: "🌱" } as never),
        is_trashed: index % 5 === 0,
      }),
    )
    await insertPages(tx, pages)
    await insertBlocks(tx, [blockRow(ws, 1000, { payload: { rich_text: [], nothing: null } })])
    tx.log(entry("page.created", { details: { z: 1, a: [2] } }))
  })
}

/** Everything but the epoch, which a restore makes anew. */
async function stateOf({ store, ws }: Pick<TestStore, "store" | "ws">) {
  const { tables } = await store.dump(ws)
  return Object.fromEntries(
    [...tables].map(([table, rows]) => [
      table,
      rows
        .map((row) => JSON.stringify(table === "workspace" ? { ...row, epoch: "" } : row))
        .sort((a, b) => (a < b ? -1 : 1)),
    ]),
  )
}

async function restored(path: string, dialect: (typeof dialects)[number]) {
  const storage = await testStorage(dialect, "restored")
  await restoreArchive({ path, target: storage.options, clock })
  const store = await openStore({ ...storage.options, clock })
  const [workspace] = await store.listWorkspaces()
  if (!workspace) throw new Error("Nothing was restored.")
  const close = async () => {
    await store.close()
    await storage.remove()
  }
  return { store, ws: workspace.ws, close }
}

const pairs = dialects.flatMap((from) => dialects.map((to) => [from, to] as const))

describe.each(pairs)("a backup of %s restored into %s", (from, to) => {
  it("holds every row as it was, under a new epoch", async () => {
    const test = await openTestStore(from)
    await fill(test)
    const path = newPath()
    const manifest = await test.store.backUp({ path })
    expect(manifest.tables["page"]?.rows).toBe(450)
    const copy = await restored(path, to)
    expect(await stateOf(copy)).toEqual(await stateOf(test))
    expect((await copy.store.head(copy.ws)).epoch).not.toBe((await test.store.head(test.ws)).epoch)
    await copy.store.write(copy.ws, { actor: null }, (tx) => updatePage(tx, 2, { title: "goes on" }))
    await copy.close()
    await test.close()
  })
})

describe.each(dialects)("a backup of %s made while writing", (dialect) => {
  it("is of one moment, and misses nothing that was answered before", async () => {
    const test = await openTestStore(dialect)
    await fill(test)
    let isOver = false
    let answered = 0
    const writing = (async () => {
      while (!isOver) {
        await test.store.write(test.ws, { actor: null }, async (tx) => {
          const title = `round ${answered + 1}`
          // The first and the last page read, so that a torn backup would show two rounds.
          await updatePage(tx, 2, { title })
          await updatePage(tx, 451, { title })
          tx.log(entry("page.properties_updated"))
        })
        answered++
      }
    })()
    while (answered < 5) await new Promise((resolve) => setImmediate(resolve))
    const before = answered
    const path = newPath()
    const manifest = await test.store.backUp({ path })
    const after = answered
    isOver = true
    await writing
    const copy = await restored(path, dialect)
    const titles = await copy.store.read(copy.ws, async (tx) => {
      const found = await tx.db.selectFrom("page").select("title").where("pk", "in", [2, 451]).execute()
      return { titles: found.map(({ title }) => title), seq: tx.head.seq }
    })
    const round = titles.seq - 1
    expect(titles.titles).toEqual([`round ${round}`, `round ${round}`])
    expect(round).toBeGreaterThanOrEqual(before)
    expect(after).toBeGreaterThan(before)
    expect(manifest.workspaces).toEqual([expect.objectContaining({ seq: titles.seq })])
    await copy.close()
    await test.close()
  })
})

describe("a backup", () => {
  let path: string
  const change = async (edit: (manifest: Manifest) => void) => {
    const file = join(path, "manifest.json")
    const manifest = JSON.parse(await readFile(file, "utf8")) as Manifest
    edit(manifest)
    await writeFile(file, JSON.stringify(manifest))
  }
  const restore = async () => {
    const target = { file: join(folder, `target-${count++}.db`) }
    const restoring = restoreArchive({ path, target, clock })
    const outcome = await restoring.then(
      () => "restored",
      (error: Error) => error.message,
    )
    const left = (await readdir(folder)).filter((name) =>
      name.startsWith(target.file.slice(folder.length + 1)),
    )
    return { outcome, left }
  }

  beforeEach(async () => {
    const test = await openTestStore("sqlite")
    await fill(test)
    path = newPath()
    await test.store.backUp({ path })
    await test.close()
  })

  const damages: [string, () => Promise<unknown>, RegExp][] = [
    ["a changed row file", () => flip("page"), /damaged or incomplete: .*page/],
    ["a row file cut short", () => cut("block"), /damaged or incomplete: .*block/],
    ["a missing row file", () => rm(join(path, "tables/acl.jsonl.gz")), /damaged.*the rows of acl/],
    ["no manifest", () => rm(join(path, "manifest.json")), /its manifest.json cannot be read/],
    ["a foreign manifest", () => writeFile(join(path, "manifest.json"), "{}"), /is not one of a backup/],
    [
      "too few rows",
      () => change((manifest) => Object.assign(manifest.tables["page"] as object, { rows: 451 })),
      /page has 450 rows in place of 451/,
    ],
    [
      "another checksum",
      () => change((manifest) => Object.assign(manifest.tables["page"] as object, { sha256: "00" })),
      /the checksum of page is wrong/,
    ],
    [
      "columns that are not the table's",
      () => change((manifest) => manifest.tables["page"]?.columns.push('x"; drop table page; --')),
      /its table page is not one of version/,
    ],
    [
      "a later schema",
      () => change((manifest) => Object.assign(manifest, { schema: 999 })),
      /at version 999, this program knows versions up to \d+\. Restore it with the newer program/,
    ],
    [
      "a later format",
      () => change((manifest) => Object.assign(manifest, { version: 2 })),
      /has format 2; this program knows format 1/,
    ],
  ]
  const flip = async (table: string) => {
    const file = join(path, "tables", `${table}.jsonl.gz`)
    const bytes = await readFile(file)
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff
    await writeFile(file, bytes)
  }
  const cut = async (table: string) => {
    const file = join(path, "tables", `${table}.jsonl.gz`)
    await writeFile(file, (await readFile(file)).subarray(0, -9))
  }

  it.each(damages)("with %s is refused, and leaves nothing behind", async (_, damage, message) => {
    await damage()
    const { outcome, left } = await restore()
    expect(outcome).toMatch(message)
    expect(left).toEqual([])
  })

  it("never takes the place of what is there", async () => {
    const test = await openTestStore("sqlite")
    await expect(test.store.backUp({ path })).rejects.toThrow(/There is something at .* already/)
    await test.close()
    const target = { file: join(folder, `target-${count++}.db`) }
    await writeFile(target.file, "mine")
    await expect(restoreArchive({ path, target, clock })).rejects.toThrow(/There is a database at/)
    expect(await readFile(target.file, "utf8")).toBe("mine")
  })

  it("gives its name to one of two that want it", async () => {
    const test = await openTestStore("sqlite")
    await fill(test)
    path = newPath()
    const outcomes = await Promise.allSettled([test.store.backUp({ path }), test.store.backUp({ path })])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect((await restore()).outcome).toBe("restored")
    expect((await readdir(folder)).filter((name) => name.includes("partial"))).toEqual([])
    await test.close()
  })

  it("leaves nothing behind when it fails", async () => {
    const test = await openTestStore("sqlite")
    const place = newPath()
    const copyFiles = async () => {
      throw new Error("no space left")
    }
    await expect(test.store.backUp({ path: place, copyFiles })).rejects.toThrow("no space left")
    expect((await readdir(folder)).filter((name) => join(folder, name).startsWith(place))).toEqual([])
    await test.close()
  })

  // Old tables are today's without what later steps added: a step that changes rows needs fixtures of its own here.
  it.each(migrations.map(({ number }) => number))("of schema %i comes up to date", async (schema) => {
    const old = openSqlite({ file: join(folder, `old-${count++}.db`) })
    await migrate(
      old,
      undefined,
      clock,
      migrations.filter(({ number }) => number <= schema),
    )
    const connection = await old.readers.acquire()
    const tables = await old.introspect(connection)
    old.readers.release(connection)
    await old.close()
    await change((manifest) => {
      manifest.schema = schema
      for (const table of Object.keys(manifest.tables)) if (!tables.has(table)) delete manifest.tables[table]
    })
    for (const dialect of dialects) {
      const copy = await restored(path, dialect)
      const pages = await copy.store.read(copy.ws, (tx) => tx.db.selectFrom("page").selectAll().execute())
      expect(pages).toHaveLength(450)
      await copy.close()
    }
  })
})

it.each(dialects)("a restore into a %s database with a workspace is refused", async (dialect) => {
  const test = await openTestStore(dialect)
  const path = newPath()
  await test.store.backUp({ path })
  const { options } = test.storage
  if ("url" in options)
    await expect(restoreArchive({ path, target: options, clock })).rejects.toThrow(/is not empty/)
  else await expect(restoreArchive({ path, target: options, clock })).rejects.toThrow(/There is a database/)
  expect(await test.store.listWorkspaces()).toHaveLength(1)
  await test.close()
})

it("reads every table by its primary key", async () => {
  const backend = openSqlite({ file: join(folder, "keys.db") })
  await migrate(backend, undefined, clock)
  for (const table of Object.keys(columns) as (keyof typeof columns)[]) {
    const { rows } = await sql<{ name: string }>`
      select name from pragma_table_info(${table}) where pk > 0 order by pk`.execute(backend.point)
    expect({ table, key: tableKeys[table] }).toEqual({ table, key: rows.map(({ name }) => name) })
  }
  await backend.close()
})
