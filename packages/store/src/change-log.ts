import { first, scoped } from "./prepared.ts"
import type { ChangeLogRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

const selectAfter = scoped(({ db, ws }, after: number, limit: number) =>
  db
    .selectFrom("change_log")
    .selectAll()
    .where("ws", "=", ws)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit),
)

/** Entries after a seq, in order. Served by the primary key. */
export function listChanges(
  tx: Snapshot,
  { after, limit }: { after: number; limit: number },
): Promise<ChangeLogRow[]> {
  return selectAfter(tx, after, limit)
}

const selectOldest = first(
  scoped(({ db, ws }) =>
    db.selectFrom("change_log").select("seq").where("ws", "=", ws).orderBy("seq").limit(1),
  ),
)

/** Seq of the oldest entry kept; one past the head when none is. A consumer that is behind it reads the rows instead. */
export async function findLogHorizon(tx: Snapshot): Promise<number> {
  return (await selectOldest(tx))?.seq ?? tx.head.seq + 1
}

/**
 * Forgets entries written before a moment, but none after `keepAfterSeq`; returns how many. The log stays gap-free: it
 * only starts later.
 */
export async function pruneChanges(
  tx: WriteTx,
  beforeMs: number,
  keepAfterSeq = Number.MAX_SAFE_INTEGER,
): Promise<number> {
  const kept = await tx.db
    .selectFrom("change_log")
    .select("seq")
    .where("ws", "=", tx.ws)
    .where("at", ">=", beforeMs)
    .orderBy("seq")
    .limit(1)
    .execute()
  const result = await tx.db
    .deleteFrom("change_log")
    .where("ws", "=", tx.ws)
    .where("seq", "<", kept[0]?.seq ?? tx.head.seq + 1)
    .where("seq", "<=", keepAfterSeq)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
