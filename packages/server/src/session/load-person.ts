import { unauthorized } from "@inkling/contract"
import { allAcls, findMember, findSession, findUser, type Snapshot, visibleAcls } from "@inkling/store"
import { allCapabilities } from "../admin/all-capabilities.ts"
import type { Principal } from "../auth/principal.ts"
import { roleOf } from "./role.ts"

/**
 * Reads the person of a session as a principal: what it writes is by the person itself, grants name the person, and
 * owners see everything.
 * @throws unauthorized when the session has ended
 */
export async function loadPerson(tx: Snapshot, hash: string, nowMs: number): Promise<Principal> {
  const session = await findSession(tx, hash)
  if (!session || session.expires_at <= nowMs) throw unauthorized()
  const user = await findUser(tx, session.user_id)
  if (user?.type !== "person") throw unauthorized()
  const role = roleOf(user, await findMember(tx, user.id))
  return {
    ws: tx.ws,
    credential: { kind: "session", hash, expiresAt: session.expires_at },
    integration: {
      ws: tx.ws,
      id: user.id,
      bot_id: user.id,
      name: user.name ?? "",
      capabilities: [...allCapabilities],
      user_info: role === "guest" ? "without_email" : "with_email",
      owner_type: "user",
      owner_user_id: user.id,
      created_at: user.created_at,
      is_deleted: false,
    },
    role,
    capabilities: new Set(allCapabilities),
    acls: role === "owner" ? await allAcls(tx) : await visibleAcls(tx, user.id),
    treeSeq: tx.head.treeSeq,
    epoch: tx.head.epoch,
  }
}
