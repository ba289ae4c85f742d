import { sql } from "kysely"
import { scoped } from "./prepared.ts"
import type { GrantRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Grants on one access list, by principal. Served by grant_acl. */
export const listGrants: (tx: Snapshot, acl: number) => Promise<GrantRow[]> = scoped(
  ({ db, ws }, acl: number) =>
    db.selectFrom("grant").selectAll().where("ws", "=", ws).where("acl", "=", acl).orderBy("principal"),
)

/** Lets a principal see what the list covers; splitAcl makes the list. Twice is once. The caller logs it. */
export async function addGrant(tx: WriteTx, acl: number, principal: string): Promise<void> {
  await tx.db
    .insertInto("grant")
    .values({ ws: tx.ws, acl, principal, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(["ws", "principal", "acl"]).doNothing())
    .execute()
}

/** Takes back a grant on exactly this list; one further up still holds. */
export async function removeGrant(tx: WriteTx, acl: number, principal: string): Promise<void> {
  await tx.db
    .deleteFrom("grant")
    .where("ws", "=", tx.ws)
    .where("acl", "=", acl)
    .where("principal", "=", principal)
    .execute()
}

const selectVisible = scoped(
  ({ ws }, principal: string) => sql<{ acl: number }>`
    with recursive visible (acl) as (
      select acl from "grant" where ws = ${ws} and principal = ${principal}
      union
      select child.acl from visible join acl child on child.ws = ${ws} and child.parent_acl = visible.acl
    )
    select acl from visible`,
)

const selectAll = scoped(({ db, ws }) => db.selectFrom("acl").select("acl").where("ws", "=", ws))

/** Every list of the workspace: what its owners see. */
export async function allAcls(tx: Snapshot): Promise<Set<number>> {
  return new Set((await selectAll(tx)).map((row) => row.acl))
}

/** Lists that cover the principal: those with a grant for it, and all below them. Served by the keys of grant and acl. */
export async function visibleAcls(tx: Snapshot, principal: string): Promise<Set<number>> {
  const rows = await selectVisible(tx, principal)
  return new Set(rows.map((row) => row.acl))
}

/** Lists on which the principal has a grant of its own, oldest first. Served by the primary key. */
export async function listGrantsTo(tx: Snapshot, principal: string): Promise<GrantRow[]> {
  return tx.db
    .selectFrom("grant")
    .selectAll()
    .where("ws", "=", tx.ws)
    .where("principal", "=", principal)
    .orderBy("created_at")
    .orderBy("acl")
    .execute()
}
