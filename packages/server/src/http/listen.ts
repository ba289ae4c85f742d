import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import Fastify, { type FastifyInstance } from "fastify"
import { beyondPrefix } from "../beyond/beyond-routes.ts"
import type { ConsoleFile } from "../console/console-files.ts"
import { serveConsole } from "../console/serve-console.ts"
import type { Api } from "./api.ts"
import { serveApi } from "./serve-api.ts"

/** Milliseconds that an idle connection is kept. */
const keepAliveMs = 72_000

/**
 * The HTTP door. What is under /v1 is answered straight from node's server, everything else by Fastify, which
 * took a fifth of a short answer's time and copied long ones.
 */
export function createHttpServer(
  api: Api,
  serveFile: (request: IncomingMessage, response: ServerResponse) => void,
  isReady: () => Promise<boolean>,
  consoleFiles?: ReadonlyMap<string, ConsoleFile>,
): FastifyInstance {
  let isClosing = false
  const app = Fastify({
    logger: false,
    serverFactory: (handleOther) => {
      const server = createServer((request, response) => {
        if (isApi(request)) serveApi(api, request, response, isClosing)
        else if (request.url?.startsWith("/files/")) {
          // A client has the last byte before the answer counts as sent: a close in between would wait for it.
          response.on("finish", () => isClosing && request.socket.end())
          serveFile(request, response)
        } else handleOther(request, response)
      })
      server.keepAliveTimeout = keepAliveMs
      // Large uploads over slow lines take as long as they take.
      server.requestTimeout = 0
      return server
    },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body))
  app.addHook("preClose", async () => {
    isClosing = true
  })
  app.get("/healthz", async () => ({ ok: true }))
  app.get("/readyz", async (_request, reply) => {
    if (await isReady()) return { ok: true }
    return reply.code(503).send({ ok: false, reason: "The database does not answer." })
  })
  app.setNotFoundHandler((request, reply) => {
    const { method, url, headers } = request
    const isProgram = headers["notion-version"] !== undefined
    const served = !isProgram && consoleFiles && serveConsole(consoleFiles, request, reply)
    if (served) return served
    const answer = { message: `There is nothing at ${method} ${url}. The API is under /v1.` }
    if (isProgram) api.missed({ method, url, headers: headers as Record<string, string> }, 404, answer)
    return reply.code(404).send(answer)
  })
  return app
}

/** The feed of events is under the same prefix, and answers without an end. */
const feedUrl = /^\/inkling\/v1\/events(\?|$)/

/** The one page under /v1. */
const authorizeUrl = /^\/v1\/oauth\/authorize(\?|$)/

const isApi = ({ method, url = "" }: IncomingMessage): boolean =>
  (url.startsWith("/v1/") && !(method === "GET" && authorizeUrl.test(url))) ||
  (url.startsWith(beyondPrefix) && !feedUrl.test(url))
