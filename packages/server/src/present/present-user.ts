import type { IntegrationRow, UserRow, WorkspaceRow } from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import type { Wire } from "./context.ts"

/** `{object, id}`: what created_by and last_edited_by always show, and all that a caller without user information sees. */
export function presentPartialUser(id: string): Wire {
  return { object: "user", id }
}

/** A user inside a value or list: a person in full or without e-mail, another bot with an empty `bot`. */
export function presentUser(user: UserRow, principal: Pick<Principal, "integration">): Wire {
  if (principal.integration.user_info === "none") return presentPartialUser(user.id)
  const head = { object: "user", id: user.id, name: user.name, avatar_url: user.avatar_url }
  if (user.type === "bot") return { ...head, type: "bot", bot: {} }
  const withEmail = principal.integration.user_info === "with_email" && user.email !== null
  return { ...head, type: "person", person: withEmail ? { email: user.email } : {} }
}

/** The caller's own bot, with owner and workspace. Source: recorded GET /v1/users/me of 2026. */
export function presentOwnBot(
  user: UserRow,
  integration: IntegrationRow,
  owner: Wire | undefined,
  workspace: WorkspaceRow,
  maxUploadBytes: number,
): Wire {
  return {
    object: "user",
    id: user.id,
    name: user.name,
    avatar_url: user.avatar_url,
    type: "bot",
    bot: {
      owner:
        integration.owner_type === "user" && owner
          ? { type: "user", user: owner }
          : { type: "workspace", workspace: true },
      workspace_name: workspace.name,
      workspace_id: workspace.id,
      workspace_limits: { max_file_upload_size_in_bytes: maxUploadBytes },
    },
  }
}
