import { call } from "./call.ts"

const base = "/inkling/admin/v1"

export type Capability =
  | "read_content"
  | "update_content"
  | "insert_content"
  | "read_comments"
  | "insert_comments"

export type UserInfo = "none" | "without_email" | "with_email"

export interface Integration {
  id: string
  bot_id: string
  name: string
  capabilities: Capability[]
  user_info: UserInfo
  owner_type: "workspace" | "user"
  created_at: number
  /** Null for internal ones. */
  oauth: { client_id: string; redirect_uris: string[] } | null
}

/** That a person let a public integration in. */
export interface Authorization {
  id: string
  person: { id: string; name: string | null; email: string | null }
  object_ids: string[]
  authorized_at: number
  exchanged_at: number | null
}

export interface Token {
  id: string
  integration_id: string
  hint: string
  created_at: number
  expires_at: number | null
  is_revoked: boolean
  last_used_at: number | null
}

/** A page or database of the tree. */
export interface OutlineNode {
  kind: "page" | "database"
  id: string
  title: string
  icon: NodeIcon | null
  has_children: boolean
}

/** Icons as they are kept: files come with a link only where they are not ours. */
export interface NodeIcon {
  type: string
  emoji?: string
  external?: { url: string }
  file?: { url: string }
  custom_emoji?: { url?: string }
}

/** A page or database that was moved to trash. */
export interface TrashedNode extends OutlineNode {
  trashed_at: number
}

export interface Grant {
  integration: { id: string; name: string; capabilities: Capability[] }
  on: OutlineNode
  is_inherited: boolean
}

export interface IntegrationChange {
  name: string
  capabilities: Capability[]
  userInfo: UserInfo
}

/** A subscription to events of what an integration sees. */
export interface Webhook {
  id: string
  integration_id: string
  url: string
  event_types: string[]
  api_version: string
  state: "pending" | "active" | "paused"
  /** How sending the verification token ended, in words. */
  token_result: string | null
  last_success_at: number
  created_at: number
}

/** An event on its way to a webhook. */
export interface Delivery {
  id: string
  state: "waiting" | "retrying" | "delivered" | "failed" | "dropped"
  type: string
  entity_id: string
  event: object
  last_at: number
  due_at: number
  attempt: number
  result: string | null
}

const get = <T>(path: string, signal?: AbortSignal) => call<T>("GET", base + path, { signal })
const post = <T>(path: string, body: unknown) => call<T>("POST", base + path, { body })

/** The operator's API, as far as the console uses it. */
export const admin = {
  outline: (under: string | undefined, signal?: AbortSignal) =>
    get<OutlineNode[]>(under === undefined ? "/outline" : `/outline?under=${under}`, signal),
  path: (id: string, signal?: AbortSignal) => get<OutlineNode[]>(`/outline/path?of=${id}`, signal),
  named: (ids: readonly string[]) => post<OutlineNode[]>("/outline/named", { ids }),
  moveBlock: (block: string, after: string | null) => post<unknown>("/blocks/move", { block, after }),
  trash: (signal?: AbortSignal) => get<TrashedNode[]>("/trash", signal),
  integrations: () => get<Integration[]>("/integrations"),
  createIntegration: (integration: IntegrationChange) =>
    post<{ integration: Integration; token: string }>("/integrations", integration),
  changeIntegration: (id: string, change: Partial<IntegrationChange>) =>
    post<Integration>("/integrations/change", { integration: id, ...change }),
  removeIntegration: (id: string) => post<unknown>("/integrations/remove", { integration: id }),
  rotateClientSecret: (id: string) =>
    post<{ clientId: string; clientSecret: string }>("/integrations/rotate-secret", { integration: id }),
  authorizations: (id: string) => get<Authorization[]>(`/integrations/authorizations?integration=${id}`),
  pagesOf: (id: string) => get<OutlineNode[]>(`/integrations/pages?integration=${id}`),
  tokens: () => get<Token[]>("/tokens"),
  createToken: (integration: string) => post<{ id: string; token: string }>("/tokens", { integration }),
  revokeToken: (token: string) => post<unknown>("/tokens/revoke", { token }),
  rotateToken: (token: string, overlapSeconds: number) =>
    post<{ id: string; token: string }>("/tokens/rotate", { token, overlapSeconds }),
  grants: (objectId: string) => get<Grant[]>(`/grants?objectId=${objectId}`),
  share: (objectId: string, integration: string) => post<unknown>("/grants", { objectId, integration }),
  unshare: (objectId: string, integration: string) =>
    post<unknown>("/grants/remove", { objectId, integration }),
  webhooks: () => get<Webhook[]>("/webhooks"),
  createWebhook: (wanted: { integration: string; url: string }) => post<Webhook>("/webhooks", wanted),
  verifyWebhook: (id: string, token: string) => post<unknown>("/webhooks/verify", { id, token }),
  resendWebhookToken: (id: string) => post<unknown>("/webhooks/resend-token", { id }),
  pauseWebhook: (id: string) => post<unknown>("/webhooks/pause", { id }),
  resumeWebhook: (id: string) => post<unknown>("/webhooks/resume", { id }),
  removeWebhook: (id: string) => post<unknown>("/webhooks/remove", { id }),
  deliveries: (id: string) => post<Delivery[]>("/webhooks/deliveries", { id }),
  resendDelivery: (id: string, event: string) => post<unknown>("/webhooks/resend", { id, event }),
}
