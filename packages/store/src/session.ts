import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { SessionRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** By the SHA-256 of its secret; expired ones too. Served by the primary key. */
export const findSession: (tx: Snapshot, hash: string) => Promise<SessionRow | undefined> = first(
  scoped(({ db, ws }, hash: string) =>
    db.selectFrom("session").selectAll().where("ws", "=", ws).where("hash", "=", hash),
  ),
)

export function insertSession(tx: WriteTx, session: SessionRow): Promise<void> {
  return insertRows(tx, "session", [session])
}

/** The caller logs it with `touchesTree`, so that every process forgets it. */
export async function removeSession(tx: WriteTx, hash: string): Promise<void> {
  await tx.db.deleteFrom("session").where("ws", "=", tx.ws).where("hash", "=", hash).execute()
}

/** All of a person's, but one. The caller logs it with `touchesTree`. */
export async function removeSessionsOf(tx: WriteTx, userId: string, exceptHash = ""): Promise<void> {
  await tx.db
    .deleteFrom("session")
    .where("ws", "=", tx.ws)
    .where("user_id", "=", userId)
    .where("hash", "!=", exceptHash)
    .execute()
}

/** Those whose time is over: nobody can tell the difference, so nothing is logged. */
export async function removeExpiredSessions(tx: WriteTx): Promise<void> {
  await tx.db.deleteFrom("session").where("ws", "=", tx.ws).where("expires_at", "<=", tx.now).execute()
  await tx.db.deleteFrom("signin_link").where("ws", "=", tx.ws).where("expires_at", "<=", tx.now).execute()
}
