import Fastify, { type FastifyInstance } from "fastify"
import type { Api } from "./api.ts"
import { maxBodyBytes } from "./parse-body.ts"

/**
 * The HTTP door to the API. Bodies arrive as bytes and are parsed behind authentication; the socket limit is above
 * the JSON limit so that a body a little too large gets Notion's sentence instead of a reset.
 */
export function createHttpServer(api: Api): FastifyInstance {
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
  return app
}
