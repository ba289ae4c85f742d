import Fastify, { type FastifyInstance } from "fastify"
import type { Api } from "./api.ts"
import { maxBodyBytes } from "./parse-body.ts"

/**
 * The HTTP door to the API. Bodies arrive as bytes and are parsed behind authentication; the socket limit is above
 * the JSON limit so that a body a little too large gets Notion's sentence instead of a reset.
 */
export function createHttpServer(api: Api, isReady: () => Promise<boolean>): FastifyInstance {
  const app = Fastify({
    bodyLimit: maxBodyBytes * 32,
    logger: false,
    routerOptions: { ignoreTrailingSlash: true },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body))
  app.all("/v1/*", async (request, reply) => {
    const answer = await api.handle({
      method: request.method,
      url: request.raw.url as string,
      headers: request.headers as Record<string, string | undefined>,
      body: request.body instanceof Uint8Array ? request.body : undefined,
    })
    reply.code(answer.status).headers(answer.headers)
    return reply.send(answer.body)
  })
  app.get("/healthz", async () => ({ ok: true }))
  app.get("/readyz", async (_request, reply) => {
    const ready = await isReady()
    return reply.code(ready ? 200 : 503).send({ ok: ready })
  })
  app.setNotFoundHandler((request, reply) => {
    reply
      .code(404)
      .send({ message: `There is nothing at ${request.method} ${request.url}. The API is under /v1.` })
  })
  return app
}
