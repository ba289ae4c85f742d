import { findUser, insertUsers, nextUserOrder } from "@inkling/store"
import { idTaken } from "./find-parent.ts"
import type { Importing, ImportStatus, WireObject } from "./importing.ts"

/** A person or bot, so that what it wrote bears its name. A bot gets no token, a person no way to sign in. */
export async function importUser({ tx }: Importing, user: WireObject): Promise<ImportStatus> {
  const { id, type, name, avatar_url, person } = user as WireObject & {
    type: "person" | "bot"
    name?: string | null
    avatar_url?: string | null
    person?: { email?: string }
  }
  const there = await findUser(tx, id)
  if (there && there.type !== type) throw idTaken(id, `a ${there.type}`)
  if (there) return "there"
  await insertUsers(tx, [
    {
      ws: tx.ws,
      id,
      type,
      name: name ?? null,
      avatar_url: avatar_url ?? null,
      email: person?.email ?? null,
      is_guest: false,
      created_at: tx.now,
      order_no: await nextUserOrder(tx),
    },
  ])
  tx.log({
    kind: "user.created",
    object_type: "user",
    object_id: id,
    object_pk: null,
    data_source_pk: null,
    details: null,
  })
  return "created"
}
