import { ApiError } from "@inkling/contract"
import type { Ids } from "@inkling/engine"
import type { OpenedStore } from "@inkling/store"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import type { Authenticator } from "../auth/authenticator.ts"
import type { Sessions } from "../session/sessions.ts"
import { pageHeaders, problemPage } from "../session/signin-page.ts"
import { type AuthorizeRequest, readAuthorizeRequest } from "./authorize-request.ts"
import { allow, denied } from "./decide.ts"
import { showRequest } from "./show-request.ts"

export interface OauthRouteDeps {
  store: OpenedStore
  ids: Ids
  authenticator: Authenticator
  sessions: Sessions
  /** Whether there is a console, which asks the person. */
  hasConsole: boolean
}

/**
 * Letting a public integration in, for browsers. The address that integrations link to leads to the sign-in or to the
 * console's page; that page reads what is asked, and sends what the person said. Errors are `{code, message}`.
 */
export function addOauthRoutes(app: FastifyInstance, ws: number, deps: OauthRouteDeps): void {
  const { store, ids, authenticator, sessions, hasConsole } = deps

  app.get("/v1/oauth/authorize", async (request, reply) => {
    const query = queryOf(request)
    const read = await store.read(ws, (tx) => readAuthorizeRequest(tx, query))
    if ("problem" in read) return problem(reply, 400, read.problem)
    if ("location" in read) return reply.header("cache-control", "no-store").redirect(read.location, 302)
    if (!hasConsole)
      return problem(
        reply,
        501,
        "This server was started without its console, which asks people what they allow.",
      )
    const isSignedIn = await sessions.authenticate("GET", request.headers).then(
      () => true,
      () => false,
    )
    const next = isSignedIn
      ? `/authorize?${query}`
      : `/inkling/signin?${new URLSearchParams({ next: `/v1/oauth/authorize?${query}` })}`
    return reply.header("cache-control", "no-store").redirect(next, 303)
  })

  app.get("/inkling/oauth/request", (request, reply) =>
    answer(reply, async () => {
      const { principal } = await sessions.authenticate("GET", request.headers)
      return store.read(ws, async (tx) => {
        const asked = await requireRequest(readAuthorizeRequest(tx, queryOf(request)))
        return showRequest(tx, await authenticator.refresh(tx, principal), asked)
      })
    }),
  )

  app.post("/inkling/oauth/decision", (request, reply) =>
    answer(reply, async () => {
      const { principal } = await sessions.authenticate("POST", request.headers)
      const { isAllowed, picked } = readDecision(request.body)
      return store.write(ws, { actor: principal.integration.id }, async (tx) => {
        const asked = await requireRequest(readAuthorizeRequest(tx, queryOf(request)))
        if (!isAllowed) return { location: denied(asked) }
        const person = await authenticator.refresh(tx, principal)
        return { location: await allow(tx, ids, person, asked, picked) }
      })
    }),
  )
}

function queryOf({ url }: FastifyRequest): URLSearchParams {
  return new URLSearchParams(url.split("?").slice(1).join("?"))
}

/** @throws ApiError for what the first address refuses, too */
async function requireRequest(reading: ReturnType<typeof readAuthorizeRequest>): Promise<AuthorizeRequest> {
  const read = await reading
  if ("request" in read) return read.request
  throw new ApiError(
    "invalid_request",
    "problem" in read ? read.problem : "Open the link of the integration again: it cannot be answered here.",
  )
}

function problem(reply: FastifyReply, status: number, words: string): FastifyReply {
  return reply.code(status).headers(pageHeaders).send(problemPage("This integration cannot be let in", words))
}

async function answer(reply: FastifyReply, work: () => Promise<object>): Promise<FastifyReply> {
  reply.header("cache-control", "no-store")
  try {
    return reply.send(await work())
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return reply.code(error.status).send({ code: error.code, message: error.message })
  }
}

/** Whatever is no list of ids picks nothing that exists. */
function readDecision(body: unknown): { isAllowed: boolean; picked: string[] } {
  const { allow: isAllowed, picked } = readJson(body)
  return { isAllowed: isAllowed === true, picked: Array.isArray(picked) ? picked.map(String) : [] }
}

function readJson(body: unknown): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body as Uint8Array).toString("utf8"))
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
