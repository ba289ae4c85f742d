import type { Admin } from "@inkling/server"
import type { RunningServer } from "./data-folder.ts"

/** The operations a command may ask for, done here or by the running server. */
export type AdminCalls = Pick<
  Admin,
  | "createIntegration"
  | "rotateClientSecret"
  | "listAuthorizations"
  | "listIntegrations"
  | "createToken"
  | "listTokens"
  | "revokeToken"
  | "rotateToken"
  | "share"
  | "unshare"
  | "createWebhook"
  | "listWebhooks"
  | "verifyWebhook"
  | "resendWebhookToken"
  | "setWebhookEvents"
  | "pauseWebhook"
  | "resumeWebhook"
  | "removeWebhook"
  | "listWebhookDeliveries"
  | "resendDelivery"
  | "replayWebhook"
  | "addFault"
  | "listFaults"
  | "removeFault"
  | "setTemplate"
  | "createCustomEmoji"
  | "deleteCustomEmoji"
  | "createSigninLink"
  | "backUp"
  | "listRequests"
  | "getRequest"
  | "listUsage"
>

/** The same operations through the running server's admin API. */
export function remoteAdmin(server: RunningServer): AdminCalls {
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${server.url}/inkling/admin/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${server.adminSecret}`,
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const value = text === "" ? undefined : JSON.parse(text)
    if (!response.ok) throw new Error(value?.message ?? `The server answered ${response.status}.`)
    return value
  }
  return {
    createIntegration: (integration: object) => call("POST", "/integrations", integration),
    rotateClientSecret: (integration) => call("POST", "/integrations/rotate-secret", { integration }),
    listAuthorizations: (integration) =>
      call("GET", `/integrations/authorizations?integration=${encodeURIComponent(integration)}`),
    listIntegrations: () => call("GET", "/integrations"),
    createToken: (integration) => call("POST", "/tokens", { integration }),
    listTokens: () => call("GET", "/tokens"),
    revokeToken: (token) => call("POST", "/tokens/revoke", { token }),
    rotateToken: (token, overlapSeconds) => call("POST", "/tokens/rotate", { token, overlapSeconds }),
    share: (objectId, integration) => call("POST", "/grants", { objectId, integration }),
    addFault: (fault) => call("POST", "/faults", fault),
    listFaults: () => call("GET", "/faults"),
    removeFault: (id) => call("POST", "/faults/remove", { id }),
    createWebhook: (webhook) => call("POST", "/webhooks", webhook),
    listWebhooks: () => call("GET", "/webhooks"),
    verifyWebhook: (id, token) => call("POST", "/webhooks/verify", { id, token }),
    resendWebhookToken: (id) => call("POST", "/webhooks/resend-token", { id }),
    setWebhookEvents: (id, eventTypes) => call("POST", "/webhooks/events", { id, eventTypes }),
    pauseWebhook: (id) => call("POST", "/webhooks/pause", { id }),
    resumeWebhook: (id) => call("POST", "/webhooks/resume", { id }),
    removeWebhook: (id) => call("POST", "/webhooks/remove", { id }),
    listWebhookDeliveries: (id) => call("POST", "/webhooks/deliveries", { id }),
    resendDelivery: (id, event) => call("POST", "/webhooks/resend", { id, event }),
    replayWebhook: async (id, since) => (await call("POST", "/webhooks/replay", { id, since })).replayed,
    listRequests: (query = {}) =>
      call("GET", `/requests?${new URLSearchParams(query as Record<string, string>)}`),
    listUsage: (since) =>
      call("GET", `/usage${since === undefined ? "" : `?since=${encodeURIComponent(since)}`}`),
    getRequest: (id) => call("GET", `/requests/one?id=${encodeURIComponent(id)}`),
    backUp: (path) => call("POST", "/backups", { path }),
    createSigninLink: (person) => call("POST", "/people/signin", { person }),
    setTemplate: (pageId, use) => call("POST", "/templates", { pageId, use }),
    createCustomEmoji: (emoji) => call("POST", "/custom_emojis", emoji),
    deleteCustomEmoji: (name) => call("POST", "/custom_emojis/remove", { name }),
    unshare: (objectId, integration) => call("POST", "/grants/remove", { objectId, integration }),
  }
}
