import {
  countRows,
  findBlock,
  findDataSource,
  findPage,
  findPageByPk,
  hasChildren,
  listAncestors,
  listChanges,
  listChildren,
  listComments,
  listEdges,
  listEdgesInto,
  listPagesByIds,
  listPagesByParent,
  listPagesByPks,
  listProperties,
  listRows,
  listUsers,
  type Snapshot,
  searchPages,
  visibleAcls,
} from "@inkling/store"
import { CompiledQuery as Compiled, type CompiledQuery, SqliteAdapter, SqliteQueryCompiler } from "kysely"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bindKysely } from "../src/dialects/bind-kysely.ts"
import { dialects, openTestStore, type TestStore } from "./testing.ts"

type Work = (tx: Snapshot) => Promise<unknown>

const cursor = { createdAt: 5, pk: 7 }

/** What each function's docstring says, by the index that SQLite must choose and the columns it must seek by. */
const cases: [name: string, work: Work, plan: RegExp][] = [
  ["findPage", (tx) => findPage(tx, "x"), /page USING INDEX sqlite_autoindex_page_2 \(ws=\? AND id=\?\)/],
  [
    "findPageByPk",
    (tx) => findPageByPk(tx, 1),
    /page USING INDEX sqlite_autoindex_page_1 \(ws=\? AND pk=\?\)/,
  ],
  ["findBlock", (tx) => findBlock(tx, "x"), /block USING INDEX sqlite_autoindex_block_2 \(ws=\? AND id=\?\)/],
  [
    "findDataSource",
    (tx) => findDataSource(tx, "x"),
    /data_source USING INDEX sqlite_autoindex_data_source_2/,
  ],
  [
    "listPagesByIds",
    (tx) => listPagesByIds(tx, ["x"]),
    /page USING INDEX sqlite_autoindex_page_2 \(ws=\? AND id=\?\)/,
  ],
  [
    "listPagesByPks",
    (tx) => listPagesByPks(tx, [1]),
    /page USING INDEX sqlite_autoindex_page_1 \(ws=\? AND pk=\?\)/,
  ],
  [
    "listPagesByParent",
    (tx) => listPagesByParent(tx, 1),
    /page USING INDEX page_parent \(ws=\? AND parent_pk=\?\)/,
  ],
  [
    "listRows",
    (tx) => listRows(tx, 1, { limit: 9 }),
    /page USING INDEX page_created \(ws=\? AND data_source_pk=\?\)/,
  ],
  [
    "listRows after a cursor",
    (tx) => listRows(tx, 1, { limit: 9, afterCursor: cursor }),
    /page USING INDEX page_created \(ws=\? AND data_source_pk=\? AND \(created_at,pk\)<\(\?,\?\)\)/,
  ],
  ["countRows", (tx) => countRows(tx, 1), /page USING INDEX page_created/],
  ["searchPages", (tx) => searchPages(tx).next(), /page USING INDEX page_search \(ws=\?\)/],
  [
    "searchPages after a cursor",
    (tx) => searchPages(tx, { after: { editedAt: 5, pk: 7 } }).next(),
    /page USING INDEX page_search \(ws=\? AND \(edited_at,pk\)<\(\?,\?\)\)/,
  ],
  [
    "listChildren",
    (tx) => listChildren(tx, 1),
    /block USING INDEX block_children \(ws=\? AND parent_pk=\?\)/,
  ],
  [
    "listChildren after a cursor",
    (tx) => listChildren(tx, 1, { after: { orderKey: "a", pk: 1 }, limit: 9 }),
    /block USING INDEX block_children \(ws=\? AND parent_pk=\? AND \(order_key,pk\)>\(\?,\?\)\)/,
  ],
  [
    "hasChildren",
    (tx) => hasChildren(tx, [1]),
    /block EXISTS USING INDEX block_children \(ws=\? AND parent_pk=\?\)/,
  ],
  [
    "listAncestors",
    (tx) => listAncestors(tx, 1),
    /SEARCH b USING INDEX sqlite_autoindex_block_1 \(ws=\? AND pk=\?\)/,
  ],
  [
    "listEdges",
    (tx) => listEdges(tx, [1], [2]),
    /SEARCH edge USING PRIMARY KEY \(ws=\? AND property_pk=\? AND source_pk=\?\)/,
  ],
  [
    "listEdgesInto",
    (tx) => listEdgesInto(tx, [1]),
    /relation_edge USING (COVERING )?INDEX .* \(ws=\? AND target_pk=\?\)/,
  ],
  ["listProperties", (tx) => listProperties(tx, 1), /property USING INDEX sqlite_autoindex_property_2/],
  [
    "listChanges",
    (tx) => listChanges(tx, { after: 1, limit: 9 }),
    /change_log USING PRIMARY KEY \(ws=\? AND seq>\?\)/,
  ],
  [
    "listComments of a block",
    (tx) => listComments(tx, { pagePk: 1, blockPk: 2, limit: 9 }),
    /comment USING INDEX comment_(block|page)/,
  ],
  [
    "listUsers",
    (tx) => listUsers(tx, { from: 0, limit: 9 }),
    /user USING INDEX user_order \(ws=\? AND order_no>\?\)/,
  ],
  ["visibleAcls", (tx) => visibleAcls(tx, "x"), /SEARCH grant USING PRIMARY KEY \(ws=\? AND principal=\?\)/],
]

describe.runIf(dialects.includes("sqlite"))("query plans", () => {
  let test: TestStore
  beforeAll(async () => {
    test = await openTestStore("sqlite")
  })
  afterAll(() => test.close())

  it.each(cases)("%s uses its index", async (name, work, plan) => {
    const queries: CompiledQuery[] = []
    const connection = {
      executeQuery: async (query: CompiledQuery) => {
        queries.push(query)
        return { rows: [] }
      },
      // biome-ignore lint/correctness/useYield: never called
      streamQuery: async function* () {
        throw new Error("not in streams")
      },
    }
    const db = bindKysely(connection, { adapter: new SqliteAdapter(), compiler: new SqliteQueryCompiler() })
    const head = { seq: 0, treeSeq: 0, epoch: "" }
    await work({ ws: test.ws, db, dialect: "sqlite", head }).catch(() => {})
    expect(queries.length).toBeGreaterThan(0)
    const details: string[] = []
    await test.store.read(test.ws, async (tx) => {
      for (const { sql, parameters } of queries) {
        const text = `explain query plan ${sql}`
        const { rows } = await tx.db.executeQuery<{ detail: string }>(Compiled.raw(text, [...parameters]))
        details.push(...rows.map(({ detail }) => detail))
      }
    })
    expect(details.join("\n")).toMatch(plan)
    // Lists with a limit read no more than they return: nothing is sorted, no table is read through.
    expect(details.join("\n")).not.toMatch(/^SCAN (page|block|change_log|user)\b/m)
    if (/^(listRows|searchPages|listChildren|listChanges)/.test(name))
      expect(details.join("\n")).not.toMatch(/TEMP B-TREE/)
  })
})
