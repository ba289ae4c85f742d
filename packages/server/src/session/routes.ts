import { ApiError } from "@inkling/contract"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { endedCookie, sessionCookie } from "./cookie.ts"
import { isOwnOrigin } from "./is-own-origin.ts"
import { ownPath } from "./own-path.ts"
import { maxPasswordChars, minPasswordChars } from "./password.ts"
import type { Sessions } from "./sessions.ts"
import { linkPage, pageHeaders, passwordPage } from "./signin-page.ts"

export interface SessionRouteDeps {
  sessions: Sessions
  sign(text: string): string
  /** Whether browsers come over TLS, so that the cookie never goes without. */
  isSecure(): boolean
}

const usedUp = "This link was used, or its time is over. Print a fresh one with: inkling signin"
const wrong = "E-mail and password do not belong together, or there were too many tries."

/** Signing in and out, for browsers. What a page sends is a form or JSON; errors are `{code, message}`. */
export function addSessionRoutes(app: FastifyInstance, { sessions, sign, isSecure }: SessionRouteDeps): void {
  app.get("/inkling/signin", async (request, reply) => {
    const query = new URLSearchParams(request.url.split("?")[1])
    const next = ownPath(query.get("next"))
    const link = query.get("link")
    reply.headers(pageHeaders)
    if (link === null) return passwordPage(next)
    const name = await sessions.nameOnLink(link)
    if (name === undefined) return reply.code(410).send(passwordPage(next, usedUp))
    return linkPage(name, link, next)
  })

  app.post("/inkling/signin", async (request, reply) => {
    if (!isOwnOrigin(request.headers))
      return refuse(reply, 403, "forbidden", "Sign in on the server's own page.")
    const { fields, isForm } = readFields(request)
    const { link, email = "", password = "" } = fields
    const secret =
      link === undefined
        ? await sessions.signInByPassword(email, password)
        : await sessions.signInByLink(link)
    const next = ownPath(fields["next"])
    const problem = link === undefined ? wrong : usedUp
    if (secret === undefined)
      return isForm
        ? reply.code(401).headers(pageHeaders).send(passwordPage(next, problem))
        : refuse(reply, 401, "unauthorized", problem)
    reply.header("set-cookie", sessionCookie(secret, sign, isSecure())).header("cache-control", "no-store")
    return isForm ? reply.code(303).header("location", next).send() : sessions.show(secret)
  })

  app.get("/inkling/session", (request, reply) =>
    signedIn(request, reply, true, async (secret) => reply.send(await sessions.show(secret))),
  )

  app.post("/inkling/session/end", (request, reply) =>
    signedIn(request, reply, false, async (secret) => {
      await sessions.end(secret)
      return reply.header("set-cookie", endedCookie(isSecure())).send({})
    }),
  )

  app.post("/inkling/session/password", (request, reply) =>
    signedIn(request, reply, false, async (secret) => {
      const { password = "", current = "" } = readFields(request).fields
      if (password.length < minPasswordChars || password.length > maxPasswordChars)
        return refuse(
          reply,
          400,
          "validation_error",
          `A password has ${minPasswordChars} to ${maxPasswordChars} characters.`,
        )
      if (!(await sessions.isOwnPassword(secret, current)))
        return refuse(reply, 403, "forbidden", "The current password is wrong, or there were too many tries.")
      await sessions.setPassword(secret, password)
      return reply.send({})
    }),
  )

  async function signedIn(
    request: FastifyRequest,
    reply: FastifyReply,
    isRead: boolean,
    run: (secret: string) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    reply.header("cache-control", "no-store")
    const secret = sessions.secretOf(request.headers)
    if (secret === undefined) return refuse(reply, 401, "unauthorized", "Nobody is signed in.")
    const token = request.headers["x-csrf-token"]
    if (!isRead && !sessions.isCsrfToken(secret, typeof token === "string" ? token : undefined))
      return refuse(reply, 403, "forbidden", "The x-csrf-token header is missing or wrong.")
    try {
      return await run(secret)
    } catch (error) {
      if (error instanceof ApiError) return refuse(reply, error.status, error.code, "Nobody is signed in.")
      throw error
    }
  }
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ code, message })
}

/** Words of a form or of a JSON object; what is no text is left out. */
function readFields(request: FastifyRequest): {
  fields: Record<string, string | undefined>
  isForm: boolean
} {
  const text = request.body instanceof Uint8Array ? Buffer.from(request.body).toString("utf8") : ""
  const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false
  if (isForm) return { fields: Object.fromEntries(new URLSearchParams(text)), isForm }
  try {
    const entries = Object.entries(JSON.parse(text) as object)
    return { fields: Object.fromEntries(entries.filter(([, value]) => typeof value === "string")), isForm }
  } catch {
    return { fields: {}, isForm }
  }
}
