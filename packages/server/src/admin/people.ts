import { insertUsers, nextUserOrder, type UserRow } from "@inkling/store"
import type { AdminDeps } from "./admin.ts"

export interface NewPerson {
  name: string
  email?: string
  avatarUrl?: string
  /** Guests are not listed. */
  isGuest?: boolean
}

export function createPerson({ store, ids }: AdminDeps, ws: number, person: NewPerson): Promise<UserRow> {
  return store.write(ws, { actor: null }, async (tx) => {
    const row: UserRow = {
      ws,
      id: ids.uuid("user"),
      type: "person",
      name: person.name,
      avatar_url: person.avatarUrl ?? null,
      email: person.email ?? null,
      is_guest: person.isGuest ?? false,
      created_at: tx.now,
      order_no: await nextUserOrder(tx),
    }
    await insertUsers(tx, [row])
    tx.log({
      kind: "user.created",
      object_type: "user",
      object_id: row.id,
      object_pk: null,
      data_source_pk: null,
      details: null,
    })
    return row
  })
}
