import { type Kysely, sql } from "kysely"
import type { Backend } from "./dialects/backend.ts"
import { lockSchema } from "./dialects/postgres/lock.ts"
import { insertRows } from "./insert-rows.ts"
import type { Tables, WorkspaceRow } from "./schema.ts"
import type { NewWorkspace } from "./store.ts"

/** The access list at the top of every workspace. pks are given out from the next one on. */
export const rootAcl = 1

/** Makes an empty workspace under the next free number. @throws a duplicate when its id is taken */
export async function createWorkspace(
  backend: Backend,
  workspace: NewWorkspace & { epoch: string; createdAt: number },
): Promise<number> {
  const { writers, dialect } = backend
  const connection = await writers.acquire()
  try {
    const { db } = connection
    await connection.begin(backend.beginWrite, sql`select 1`.compile(db))
    if (dialect === "postgres") await lockSchema(db, "workspaces")
    const last = await db.selectFrom("workspace").select("ws").orderBy("ws", "desc").limit(1).execute()
    const ws = (last[0]?.ws ?? 0) + 1
    const { id, name, settings = {}, epoch, createdAt } = workspace
    const counters = { next_pk: rootAcl + 1, next_seq: 1, tree_seq: 0, epoch }
    await insertRows({ db, dialect }, "workspace", [
      { ws, id, name, ...counters, settings, created_at: createdAt },
    ])
    await insertRows({ db, dialect }, "acl", [{ ws, acl: rootAcl, parent_acl: null }])
    await connection.commit()
    writers.release(connection)
    return ws
  } catch (error) {
    writers.discard(connection)
    throw error
  }
}

/** In the order of their making. */
export function listWorkspaces(db: Kysely<Tables>): Promise<WorkspaceRow[]> {
  return db.selectFrom("workspace").selectAll().orderBy("ws").execute()
}
