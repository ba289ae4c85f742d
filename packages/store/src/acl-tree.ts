import { List, within } from "./dialects/list.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/**
 * Gives a page or database an access list of its own, below the one that covered it, and puts all that it held of the
 * latter under the new one: so far everybody sees what they saw. The list's number is the pk; having one already is
 * fine.
 */
export async function splitAcl(tx: WriteTx, pk: number): Promise<void> {
  const from = await aclOf(tx, pk)
  if (from === undefined || from === pk) return
  await tx.db.insertInto("acl").values({ ws: tx.ws, acl: pk, parent_acl: from }).execute()
  await rewriteSubtree(tx, pk, from, pk)
}

/**
 * Follows a move: what the page or database held of `fromAcl` comes under `toAcl`. Lists of its own below it, or the
 * one it carries itself, are kept and hung under `toAcl`.
 */
export async function rewriteAcl(tx: WriteTx, rootPk: number, fromAcl: number, toAcl: number): Promise<void> {
  if (fromAcl === rootPk) await setParents(tx, [rootPk], toAcl)
  else if (fromAcl !== toAcl) await rewriteSubtree(tx, rootPk, fromAcl, toAcl)
}

async function rewriteSubtree(tx: WriteTx, rootPk: number, from: number, to: number): Promise<void> {
  const { pages, databases, ownLists } = await walk(tx, rootPk, from)
  for (const [table, pks] of [
    ["page", pages],
    ["database", databases],
  ] as const)
    await tx.db
      .updateTable(table)
      .set({ acl: to })
      .where("ws", "=", tx.ws)
      .where((eb) => within(tx.dialect, eb.ref("pk"), new List(pks), "bigint"))
      .execute()
  await setParents(tx, ownLists, to)
}

async function setParents(tx: WriteTx, acls: readonly number[], parent: number): Promise<void> {
  await tx.db
    .updateTable("acl")
    .set({ parent_acl: parent })
    .where("ws", "=", tx.ws)
    .where((eb) => within(tx.dialect, eb.ref("acl"), new List(acls), "bigint"))
    .execute()
}

interface Covered {
  pages: number[]
  databases: number[]
  /** Access lists met on the way; what is below them is theirs. */
  ownLists: number[]
}

/** Pages and databases from `rootPk` down that the list covers, level by level. Served by the parent indexes. */
async function walk(tx: Snapshot, rootPk: number, acl: number): Promise<Covered> {
  const covered: Covered = { pages: [], databases: [], ownLists: [] }
  let level = await nodesAt(tx, [rootPk])
  while (level.length > 0) {
    const inside = level.filter((node) => node.acl === acl)
    covered.ownLists.push(...level.filter((node) => node.acl === node.pk && node.acl !== acl).map(pkOf))
    const pages = inside.filter((node) => node.kind === "page").map(pkOf)
    const databases = inside.filter((node) => node.kind === "database").map(pkOf)
    covered.pages.push(...pages)
    covered.databases.push(...databases)
    level = (await childrenOf(tx, pages, databases)).nodes
  }
  return covered
}

/** A page or database, and the access list that covers it. */
export interface AclNode {
  kind: "page" | "database"
  pk: number
  acl: number
}

const pkOf = ({ pk }: AclNode): number => pk

/** The page or database of each pk. */
export async function nodesAt(tx: Snapshot, pks: readonly number[]): Promise<AclNode[]> {
  return [...(await select(tx, "page", "pk", pks)), ...(await select(tx, "database", "pk", pks))]
}

/** What a look at some nodes' children found. */
interface Children {
  nodes: AclNode[]
  /** Rows read, blocks and sources too: not all are there when this reaches the limit. */
  readCount: number
}

/** Pages and databases held by pages, by blocks on them, or by sources of databases. */
export async function childrenOf(
  tx: Snapshot,
  pages: readonly number[],
  databases: readonly number[],
  limit = Number.MAX_SAFE_INTEGER,
): Promise<Children> {
  if (pages.length === 0 && databases.length === 0) return { nodes: [], readCount: 0 }
  const blocks = await tx.db
    .selectFrom("block")
    .select("pk")
    .where("ws", "=", tx.ws)
    .where((eb) => within(tx.dialect, eb.ref("page_pk"), new List(pages), "bigint"))
    // These share the pk of the page or database they stand for, whose children come a level later.
    .where("type", "not in", ["child_page", "child_database"])
    .limit(limit)
    .execute()
  const sources = await tx.db
    .selectFrom("data_source")
    .select("pk")
    .where("ws", "=", tx.ws)
    .where((eb) => within(tx.dialect, eb.ref("database_pk"), new List(databases), "bigint"))
    .limit(limit)
    .execute()
  const parents = [...pages, ...blocks.map((row) => row.pk), ...sources.map((row) => row.pk)]
  const nodes = [
    ...(await select(tx, "page", "parent_pk", parents, limit)),
    ...(await select(tx, "database", "parent_pk", parents, limit)),
  ]
  return { nodes, readCount: blocks.length + sources.length + nodes.length }
}

async function select(
  tx: Snapshot,
  kind: "page" | "database",
  column: "pk" | "parent_pk",
  values: readonly number[],
  limit = Number.MAX_SAFE_INTEGER,
): Promise<AclNode[]> {
  const rows = await tx.db
    .selectFrom(kind)
    .select(["pk", "acl"])
    .where("ws", "=", tx.ws)
    .where((eb) => within(tx.dialect, eb.ref(column), new List(values), "bigint"))
    .limit(limit)
    .execute()
  return rows.map((row) => ({ kind, ...row }))
}

async function aclOf(tx: Snapshot, pk: number): Promise<number | undefined> {
  return (await nodesAt(tx, [pk]))[0]?.acl
}
