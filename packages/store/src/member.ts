import { first, scoped } from "./prepared.ts"
import type { MemberRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Role and password of a person, when either was ever set. Served by the primary key. */
export const findMember: (tx: Snapshot, userId: string) => Promise<MemberRow | undefined> = first(
  scoped(({ db, ws }, userId: string) =>
    db.selectFrom("member").selectAll().where("ws", "=", ws).where("user_id", "=", userId),
  ),
)

export const listMembers: (tx: Snapshot) => Promise<MemberRow[]> = scoped(({ db, ws }) =>
  db.selectFrom("member").selectAll().where("ws", "=", ws).orderBy("user_id"),
)

/** Puts the row in place of the one there is. The caller logs it with `touchesTree` when the role changes. */
export async function putMember(
  tx: WriteTx,
  { user_id, role, password }: Omit<MemberRow, "ws">,
): Promise<void> {
  await tx.db
    .insertInto("member")
    .values({ ws: tx.ws, user_id, role, password })
    .onConflict((conflict) => conflict.columns(["ws", "user_id"]).doUpdateSet({ role, password }))
    .execute()
}
