import type { IncomingHttpHeaders } from "node:http"
import type { Sessions } from "../session/sessions.ts"
import { isAdmin } from "./is-admin.ts"

/** Whom a route is for: people by their role, or nobody without the secret. */
export type Who = "owners" | "members" | "secret"

/** The operator's API refused somebody. */
export class NotAdmitted extends Error {
  readonly status: 401 | 403
  readonly code: "unauthorized" | "forbidden"

  constructor(status: 401 | 403, message: string) {
    super(message)
    this.status = status
    this.code = status === 401 ? "unauthorized" : "forbidden"
  }
}

/**
 * Lets the operator's secret or a person in. `seen`: access lists that the caller sees; undefined for whoever has the
 * secret, who sees all. @throws NotAdmitted · unauthorized for a session that ended
 */
export async function admit(
  { method, headers }: { method: string; headers: IncomingHttpHeaders },
  who: Who,
  secret: string | undefined,
  sessions: Sessions,
): Promise<{ seen: ReadonlySet<number> | undefined; person: string | undefined }> {
  if (isAdmin(headers.authorization, secret)) return { seen: undefined, person: undefined }
  if (headers.authorization !== undefined || headers.cookie === undefined)
    throw new NotAdmitted(401, "The admin secret is wrong.")
  if (who === "secret") throw new NotAdmitted(403, "Only the admin secret may do this.")
  const { principal } = await sessions.authenticate(method, headers)
  if (principal.role !== "owner" && who === "owners") throw new NotAdmitted(403, "Only owners may do this.")
  return { seen: principal.acls, person: principal.integration.bot_id }
}
