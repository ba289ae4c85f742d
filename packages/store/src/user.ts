import { List, within } from "./dialects/list.ts"
import { insertRows } from "./insert-rows.ts"
import { first, scoped } from "./prepared.ts"
import type { UserRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** Persons, guests, bots and groups alike. Served by the primary key. */
export const findUser: (tx: Snapshot, id: string) => Promise<UserRow | undefined> = first(
  scoped(({ db, ws }, id: string) =>
    db.selectFrom("user").selectAll().where("ws", "=", ws).where("id", "=", id),
  ),
)

const selectByIds = scoped(({ db, ws, dialect }, ids: List) =>
  db
    .selectFrom("user")
    .selectAll()
    .where("ws", "=", ws)
    .where((eb) => within(dialect, eb.ref("id"), ids, "text")),
)

/** Those there are, in any order. Served by the primary key. */
export function listUsersByIds(tx: Snapshot, ids: readonly string[]): Promise<UserRow[]> {
  return selectByIds(tx, new List(ids))
}

const selectFrom = scoped(({ db, ws }, from: number, limit: number) =>
  db
    .selectFrom("user")
    .selectAll()
    .where("ws", "=", ws)
    .where("order_no", ">=", from)
    .where("type", "!=", "group")
    .where("is_guest", "=", false)
    .orderBy("order_no")
    .orderBy("id")
    .limit(limit),
)

/** Members and bots from an order number on; neither guests nor groups. Served by user_order. */
export function listUsers(
  tx: Snapshot,
  { from, limit }: { from: number; limit: number },
): Promise<UserRow[]> {
  return selectFrom(tx, from, limit)
}

/** Members and guests, in order. */
export const listPersons: (tx: Snapshot) => Promise<UserRow[]> = scoped(({ db, ws }) =>
  db
    .selectFrom("user")
    .selectAll()
    .where("ws", "=", ws)
    .where("type", "=", "person")
    .orderBy("order_no")
    .orderBy("id"),
)

/** Number of users there are, plus one: higher than any given out before, as users are not removed. */
export async function nextUserOrder(tx: Snapshot): Promise<number> {
  const { count } = await tx.db
    .selectFrom("user")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("ws", "=", tx.ws)
    .executeTakeFirstOrThrow()
  return count + 1
}

export function insertUsers(tx: WriteTx, users: readonly UserRow[]): Promise<void> {
  return insertRows(tx, "user", users)
}

export async function updateUser(
  tx: WriteTx,
  id: string,
  patch: Partial<Omit<UserRow, "ws" | "id">>,
): Promise<void> {
  await tx.db.updateTable("user").set(patch).where("ws", "=", tx.ws).where("id", "=", id).execute()
}
