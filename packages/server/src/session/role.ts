import type { MemberRow, UserRow } from "@inkling/store"

/** Owners see and may do everything; members and guests see what was shared with them. */
export type Role = MemberRow["role"]

export const roles: readonly Role[] = ["owner", "member", "guest"]

/** Who has no role of its own is what the user's row says. */
export function roleOf(user: UserRow, member: MemberRow | undefined): Role {
  return member?.role ?? (user.is_guest ? "guest" : "member")
}
