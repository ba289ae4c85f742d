import {
  allAcls,
  findMember,
  findUser,
  type IntegrationRow,
  type Snapshot,
  visibleAcls,
} from "@inkling/store"
import { roleOf } from "../session/role.ts"

/** Access lists that an integration sees: what was shared with it, and of a person's integration no more than the person sees. */
export async function aclsOf(
  tx: Snapshot,
  { id, owner_user_id }: Pick<IntegrationRow, "id" | "owner_user_id">,
): Promise<Set<number>> {
  const shared = await visibleAcls(tx, id)
  return owner_user_id === null ? shared : shared.intersection(await aclsOfPerson(tx, owner_user_id))
}

/** Access lists that a person sees; nothing when it is no person. */
export async function aclsOfPerson(tx: Snapshot, userId: string): Promise<Set<number>> {
  const user = await findUser(tx, userId)
  if (user?.type !== "person") return new Set()
  const role = roleOf(user, await findMember(tx, userId))
  return role === "owner" ? allAcls(tx) : visibleAcls(tx, userId)
}
