import { ApiError } from "@inkling/contract"
import type { FastifyInstance } from "fastify"
import type { Capability } from "../auth/principal.ts"
import type { Role } from "../session/role.ts"
import type { Sessions } from "../session/sessions.ts"
import type { Admin } from "./admin.ts"
import { admit, NotAdmitted, type Who } from "./admit.ts"
import type { IntegrationChange } from "./change-integration.ts"
import type { NewIntegration } from "./integrations.ts"
import type { TemplateUse } from "./templates.ts"
import type { NewWebhook } from "./webhooks.ts"

type Body = Record<string, unknown>

/** Bytes of any other request. */
const maxBodyBytes = 1_048_576

/** Bytes of one batch of objects, as much as a batch of writes may have. */
const maxImportBytes = 16_000_000

/** `seen`: access lists that the caller sees; `person`: who is signed in. Both undefined with the secret, which sees all. */
type Run = (
  input: Body,
  seen: ReadonlySet<number> | undefined,
  person: string | undefined,
) => Promise<unknown>

/**
 * The operator's API beside Notion's, used by the CLI: Bearer with the secret that `inkling start` keeps in its data
 * folder, or the session of an owner. Errors are `{code, message}`.
 */
export function addAdminRoutes(
  app: FastifyInstance,
  admin: Admin,
  secret: string | undefined,
  sessions: Sessions,
): void {
  const route = (
    method: "GET" | "POST",
    path: string,
    run: Run,
    who: Who = "owners",
    bodyLimit = maxBodyBytes,
  ) => {
    app.route({
      method,
      bodyLimit,
      url: `/inkling/admin/v1${path}`,
      handler: async (request, reply) => {
        try {
          const { seen, person } = await admit(request, who, secret, sessions)
          const input = method === "GET" ? (request.query as Body) : readBody(request.body)
          return reply.send((await run(input, seen, person)) ?? {})
        } catch (error) {
          if (error instanceof NotAdmitted)
            return reply.code(error.status).send({ code: error.code, message: error.message })
          if (error instanceof ApiError)
            return reply.code(error.status).send({ code: error.code, message: error.message })
          throw error
        }
      },
    })
  }
  route("GET", "/integrations", () => admin.listIntegrations())
  route("POST", "/integrations", (body) => {
    const { redirectUris = [], ...wanted } = { name: "", ...readChange(body) }
    return body["type"] === "public"
      ? admin.createIntegration({ ...wanted, type: "public", redirectUris })
      : admin.createIntegration(wanted)
  })
  route("POST", "/integrations/rotate-secret", (body) =>
    admin.rotateClientSecret(String(body["integration"])),
  )
  route("GET", "/integrations/authorizations", (query) =>
    admin.listAuthorizations(String(query["integration"])),
  )
  route("POST", "/integrations/change", ({ integration, ...change }) =>
    admin.changeIntegration(String(integration), readChange(change)),
  )
  route("POST", "/integrations/remove", (body) => admin.removeIntegration(String(body["integration"])))
  route("GET", "/integrations/pages", (query) => admin.listPagesOf(String(query["integration"])))
  route(
    "GET",
    "/outline",
    ({ under }, seen) => admin.listOutline(under === undefined ? undefined : String(under), seen),
    "members",
  )
  route("GET", "/outline/path", ({ of }, seen) => admin.listOutlinePath(String(of), seen), "members")
  route(
    "POST",
    "/outline/named",
    ({ ids }, seen) => admin.listOutlineNamed(Array.isArray(ids) ? ids.map(String) : [], seen),
    "members",
  )
  route(
    "POST",
    "/blocks/move",
    ({ block, after }, seen, person) =>
      admin.moveBlock(
        { block: String(block), after: typeof after === "string" ? after : null },
        { seen, person },
      ),
    "members",
  )
  route("GET", "/trash", (_, seen) => admin.listTrash(seen), "members")
  route("GET", "/tokens", () => admin.listTokens())
  route("POST", "/tokens", (body) => admin.createToken(String(body["integration"])))
  route("POST", "/tokens/revoke", (body) => admin.revokeToken(String(body["token"])))
  route("POST", "/tokens/rotate", ({ token, overlapSeconds }) =>
    admin.rotateToken(String(token), overlapSeconds === undefined ? undefined : Number(overlapSeconds)),
  )
  route("GET", "/grants", (query) => admin.listGrantsOn(String(query["objectId"])))
  route("GET", "/webhooks", () => admin.listWebhooks())
  route("POST", "/webhooks", (body) => admin.createWebhook(readWebhook(body)))
  route("POST", "/webhooks/verify", ({ id, token }) => admin.verifyWebhook(String(id), String(token)))
  route("POST", "/webhooks/resend-token", ({ id }) => admin.resendWebhookToken(String(id)))
  route("POST", "/webhooks/events", ({ id, eventTypes }) =>
    admin.setWebhookEvents(String(id), Array.isArray(eventTypes) ? eventTypes.map(String) : []),
  )
  route("POST", "/webhooks/pause", ({ id }) => admin.pauseWebhook(String(id)))
  route("POST", "/webhooks/resume", ({ id }) => admin.resumeWebhook(String(id)))
  route("POST", "/webhooks/remove", ({ id }) => admin.removeWebhook(String(id)))
  route("POST", "/webhooks/deliveries", ({ id }) => admin.listWebhookDeliveries(String(id)))
  route("POST", "/webhooks/resend", ({ id, event }) => admin.resendDelivery(String(id), String(event)))
  route("POST", "/webhooks/replay", async ({ id, since }) => ({
    replayed: await admin.replayWebhook(String(id), Number(since)),
  }))
  route("POST", "/grants", (body) => admin.share(String(body["objectId"]), String(body["integration"])))
  route("POST", "/grants/remove", (body) =>
    admin.unshare(String(body["objectId"]), String(body["integration"])),
  )
  route("POST", "/custom_emojis", (body) =>
    admin.createCustomEmoji({ name: String(body["name"]), url: String(body["url"]) }),
  )
  route("POST", "/custom_emojis/remove", (body) => admin.deleteCustomEmoji(String(body["name"])))
  route("GET", "/usage", ({ since }) => admin.listUsage(since === undefined ? undefined : String(since)))
  route("GET", "/requests", (query) => admin.listRequests(query))
  route("GET", "/requests/one", ({ id }) => admin.getRequest(String(id)))
  route("POST", "/import", (body) => admin.importObjects(body), "secret", maxImportBytes)
  // Whoever is signed in owns a workspace, not the machine's file system.
  route("POST", "/backups", (body) => admin.backUp(String(body["path"] ?? "")), "secret")
  route("GET", "/people", () => admin.listPeople())
  route("POST", "/people/invite", ({ name, email, role }) =>
    admin.invite({ name: String(name ?? ""), email: String(email ?? ""), role: String(role) as Role }),
  )
  route("POST", "/people/role", ({ person, role }) => admin.setRole(String(person), String(role) as Role))
  route("POST", "/people/signin", ({ person }) =>
    admin.createSigninLink(person === undefined ? undefined : String(person)),
  )
  route("POST", "/people/signout", ({ person }) => admin.signOutEverywhere(String(person)))
  route("GET", "/faults", () => admin.listFaults())
  route("POST", "/faults", (body) => admin.addFault(body))
  route("POST", "/faults/remove", ({ id }) => admin.removeFault(id === undefined ? undefined : String(id)))
  route("POST", "/templates", (body) =>
    admin.setTemplate(String(body["pageId"]), String(body["use"]) as TemplateUse),
  )
}

/** Wrong types come out as words that the admin refuses with a sentence. */
function readChange({ name, capabilities, userInfo, redirectUris }: Body): IntegrationChange {
  return {
    ...(name !== undefined && { name: String(name ?? "") }),
    ...(Array.isArray(capabilities) && { capabilities: capabilities.map(String) as Capability[] }),
    ...(userInfo !== undefined && { userInfo: String(userInfo) as NonNullable<NewIntegration["userInfo"]> }),
    ...(Array.isArray(redirectUris) && { redirectUris: redirectUris.map(String) }),
  }
}

function readWebhook({ integration, url, eventTypes, apiVersion }: Body): NewWebhook {
  return {
    integration: String(integration ?? ""),
    url: String(url ?? ""),
    ...(Array.isArray(eventTypes) && { eventTypes: eventTypes.map(String) }),
    ...(apiVersion !== undefined && { apiVersion: String(apiVersion) }),
  }
}

function readBody(body: unknown): Body {
  if (!(body instanceof Uint8Array) || body.length === 0) return {}
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString("utf8"))
    return typeof value === "object" && value !== null ? (value as Body) : {}
  } catch {
    return {}
  }
}
