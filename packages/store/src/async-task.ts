import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { AsyncTaskRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Served by the primary key. */
export const findAsyncTask: (tx: Snapshot, id: string) => Promise<AsyncTaskRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("async_task").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

/** The unfinished task that is due longest; undefined when none is due yet. Served by async_task_due. */
export const findDueTask: (tx: Snapshot, now: number) => Promise<AsyncTaskRow | undefined> = first(
  scoped(({ db, ws }, now: number) =>
    db
      .selectFrom("async_task")
      .selectAll()
      .where("ws", "=", ws)
      .where("due_at", "<=", now)
      .orderBy("due_at")
      .orderBy("created_at")
      .orderBy("id")
      .limit(1),
  ),
)

export function insertAsyncTask(tx: WriteTx, task: AsyncTaskRow): Promise<void> {
  return insertRows(tx, "async_task", [task])
}

export async function updateAsyncTask(
  tx: WriteTx,
  id: string,
  patch: Partial<Omit<AsyncTaskRow, "ws" | "id" | "operation" | "created_at">>,
): Promise<void> {
  await tx.db.updateTable("async_task").set(patch).where("ws", "=", tx.ws).where("id", "=", id).execute()
}

/** Forgets tasks that were finished by a moment. Served by async_task_finished. */
export async function removeFinishedTasks(tx: WriteTx, finishedBy: number): Promise<void> {
  await tx.db
    .deleteFrom("async_task")
    .where("ws", "=", tx.ws)
    .where("finished_at", "<=", finishedBy)
    .execute()
}

/** Lets tasks be taken up at once that are under way in a process which is no more. */
export async function releaseTasks(tx: WriteTx, now: number): Promise<void> {
  await tx.db
    .updateTable("async_task")
    .set({ due_at: now })
    .where("ws", "=", tx.ws)
    .where("due_at", ">", now)
    .where("status", "=", "running")
    .execute()
}
