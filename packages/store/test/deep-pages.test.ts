// A deep page of a list costs what its first one does: the database goes straight to the cursor's place in an index that
// has the list's order, and reads no further than the page. Asserted on the plans for tables with a good deal in them.

import {
  findEdgePosition,
  insertBlocks,
  insertComments,
  insertDiscussion,
  insertPages,
  insertUsers,
  listChildren,
  listComments,
  listEdgesAfter,
  listUsers,
  replaceEdges,
  type Snapshot,
} from "@inkling/store"
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteQueryCompiler,
  sql,
} from "kysely"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bindKysely } from "../src/dialects/bind-kysely.ts"
import { blockRow, commentRow, discussionRow, pageRow, userRow, uuid } from "./build.ts"
import { type Dialect, dialects, openTestStore, startMs, type TestStore } from "./testing.ts"

type Work = (tx: Snapshot) => Promise<unknown>
type Plans = Record<Dialect, RegExp>

const count = 3_000
const [page, otherPage, block, property] = [2, 3, 4, 5]
const limit = 101

const seek = { createdAt: startMs + 2_000, pk: 22_000 }
const ofPage = { pagePk: page, blockPk: null, limit }
const ofBlock = { pagePk: otherPage, blockPk: block, limit }
const edges = { propertyPk: property, sourcePk: page, limit }

const cases: [name: string, work: Work, plans: Plans][] = [
  [
    "children",
    (tx) => listChildren(tx, page, { limit }),
    {
      sqlite: /block USING INDEX block_children \(ws=\? AND parent_pk=\?\)/,
      postgres: /Index Scan using block_children on block/,
    },
  ],
  [
    "children behind a cursor",
    (tx) => listChildren(tx, page, { limit, after: { orderKey: key(2_000), pk: 12_000 } }),
    {
      sqlite: /block USING INDEX block_children \(ws=\? AND parent_pk=\? AND \(order_key,pk\)>\(\?,\?\)\)/,
      postgres: /Index Scan using block_children on block\n.*Index Cond: .*ROW\(order_key, pk\) > ROW/,
    },
  ],
  [
    "comments on a page",
    (tx) => listComments(tx, ofPage),
    {
      sqlite: /comment USING INDEX comment_page \(ws=\? AND page_pk=\?\)/,
      postgres: /Index Scan using comment_page on comment/,
    },
  ],
  [
    "comments on a page behind a cursor",
    (tx) => listComments(tx, { ...ofPage, after: seek }),
    {
      sqlite: /comment USING INDEX comment_page \(ws=\? AND page_pk=\? AND \(created_at,pk\)>\(\?,\?\)\)/,
      postgres: /Index Scan using comment_page on comment\n.*Index Cond: .*ROW\(created_at, pk\) > ROW/,
    },
  ],
  [
    "comments on a block",
    (tx) => listComments(tx, ofBlock),
    {
      sqlite: /comment USING INDEX comment_block \(ws=\? AND block_pk=\?\)/,
      postgres: /Index Scan using comment_block on comment/,
    },
  ],
  [
    "comments on a block behind a cursor",
    (tx) => listComments(tx, { ...ofBlock, after: seek }),
    {
      sqlite: /comment USING INDEX comment_block \(ws=\? AND block_pk=\? AND \(created_at,pk\)>\(\?,\?\)\)/,
      postgres: /Index Scan using comment_block on comment\n.*Index Cond: .*ROW\(created_at, pk\) > ROW/,
    },
  ],
  [
    "users behind a cursor",
    (tx) => listUsers(tx, { from: 2_000, limit }),
    {
      sqlite: /user USING INDEX user_order \(ws=\? AND order_no>\?\)/,
      postgres: /Index Scan using user_order on "user"\n.*Index Cond: .*order_no >= /,
    },
  ],
  [
    "related pages",
    (tx) => listEdgesAfter(tx, { ...edges, after: -1 }),
    {
      sqlite: /edge USING PRIMARY KEY \(ws=\? AND property_pk=\? AND source_pk=\? AND position>\?\)/,
      postgres: /Index Scan using relation_edge_pkey on relation_edge edge/,
    },
  ],
  [
    "related pages behind a cursor",
    (tx) => listEdgesAfter(tx, { ...edges, after: 2_000 }),
    {
      sqlite: /edge USING PRIMARY KEY \(ws=\? AND property_pk=\? AND source_pk=\? AND position>\?\)/,
      postgres: /Index Scan using relation_edge_pkey on relation_edge edge\n.*Index Cond: .*"?position"? > /,
    },
  ],
  [
    "a related page's place",
    (tx) => findEdgePosition(tx, property, page, 1_500),
    {
      sqlite: /relation_edge USING .*INDEX .* \(ws=\? AND target_pk=\? AND property_pk=\? AND source_pk=\?\)/,
      postgres: /Index (Only )?Scan using relation_edge_source_pk_key/,
    },
  ],
]

describe.each(dialects)("deep pages on %s", (dialect) => {
  let test: TestStore
  beforeAll(async () => {
    test = await openTestStore(dialect)
    await fill(test)
  })
  afterAll(() => test.close())

  it.each(cases)("of %s go straight to their place", async (_, work, plans) => {
    const details = await explain(test, dialect, await queriesOf(test, dialect, work))
    expect(details).toMatch(plans[dialect])
    expect(details).not.toMatch(/^SCAN (page|block|comment|user|edge|relation_edge)\b|Seq Scan/m)
    // Users have their ids as a last resort: those at one place would be put in order, one at a time as it is.
    expect(details).not.toMatch(/TEMP B-TREE(?! FOR LAST TERM)|^\s*(->\s+)?Sort$/m)
  })
})

function key(n: number): string {
  return `a${String(n).padStart(6, "0")}`
}

/** Long lists, and beside them a good deal that is of no concern. */
async function fill({ store, ws }: TestStore): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => n)
  await store.write(ws, { actor: null }, async (tx) => {
    await insertPages(tx, [pageRow(ws, page), pageRow(ws, otherPage)])
    await insertPages(
      tx,
      numbers.map((n) => pageRow(ws, 1_000 + n)),
    )
    await insertBlocks(
      tx,
      numbers.flatMap((n) => [
        blockRow(ws, 10_000 + n, { parent_pk: page, page_pk: page, order_key: key(n) }),
        blockRow(ws, 15_000 + n, { parent_pk: otherPage, page_pk: otherPage, order_key: key(n) }),
      ]),
    )
    await insertDiscussion(tx, discussionRow(ws, 1, { page_pk: page }))
    await insertDiscussion(tx, discussionRow(ws, 2, { page_pk: otherPage, block_pk: block }))
    for (const n of numbers) await insertDiscussion(tx, discussionRow(ws, 1_000 + n, { page_pk: 1_000 + n }))
    const at = (n: number) => ({ created_at: startMs + n, edited_at: startMs + n })
    await insertComments(
      tx,
      numbers.flatMap((n) => [
        commentRow(ws, 20_000 + n, { discussion_id: uuid(1), page_pk: page, ...at(n) }),
        commentRow(ws, 30_000 + n, {
          discussion_id: uuid(2),
          page_pk: otherPage,
          block_pk: block,
          ...at(n),
        }),
        commentRow(ws, 40_000 + n, { discussion_id: uuid(1_000 + n), page_pk: 1_000 + n, ...at(n) }),
      ]),
    )
    await insertUsers(
      tx,
      numbers.map((n) => userRow(ws, 50_000 + n, { order_no: n + 1 })),
    )
    for (const source of [page, otherPage])
      await replaceEdges(
        tx,
        property,
        source,
        numbers.map((n) => 1_000 + n),
      )
  })
  // PostgreSQL does so by itself in time, SQLite never.
  if (store.dialect === "postgres")
    await store.write(ws, { actor: null }, async (tx) => {
      await sql`analyze`.execute(tx.db)
    })
}

/** The statements that a function sends. */
async function queriesOf({ ws }: TestStore, dialect: Dialect, work: Work): Promise<CompiledQuery[]> {
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
  const parts =
    dialect === "sqlite"
      ? { adapter: new SqliteAdapter(), compiler: new SqliteQueryCompiler() }
      : { adapter: new PostgresAdapter(), compiler: new PostgresQueryCompiler() }
  await work({ ws, db: bindKysely(connection, parts), dialect, head: { seq: 0, treeSeq: 0, epoch: "" } })
  expect(queries.length).toBeGreaterThan(0)
  return queries
}

async function explain(test: TestStore, dialect: Dialect, queries: CompiledQuery[]): Promise<string> {
  const command = dialect === "sqlite" ? "explain query plan" : "explain (costs off)"
  const details: string[] = []
  await test.store.read(test.ws, async (tx) => {
    for (const query of queries) {
      const text = CompiledQuery.raw(`${command} ${query.sql}`, [...query.parameters])
      const { rows } = await tx.db.executeQuery<Record<string, string>>(text)
      details.push(...rows.map((row) => row["detail"] ?? (row["QUERY PLAN"] as string)))
    }
  })
  return details.join("\n")
}
