import { internalServerError, requestBodyTooLarge } from "@inkling/contract"
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify"
import type { Api } from "./api.ts"
import type { ApiReply } from "./message.ts"
import { maxBodyBytes } from "./parse-body.ts"

/** Bytes the socket layer takes: above the JSON limit, so that a body a little too large is measured and named. */
const maxSocketBytes = maxBodyBytes * 32

/**
 * The HTTP door to the API. Bodies arrive as bytes and are parsed behind authentication. What Fastify itself refuses
 * is answered in Notion's form too.
 */
export function createHttpServer(api: Api, isReady: () => Promise<boolean>): FastifyInstance {
  const app = Fastify({
    bodyLimit: maxSocketBytes,
    logger: false,
    // A path that cannot be decoded: the API's own parser says so in its words.
    frameworkErrors: (_error, request, reply) => {
      void serve(api, request, reply as FastifyReply) // it never rejects
    },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body))
  app.all("/v1/*", (request, reply) => serve(api, request, reply))
  app.get("/healthz", async () => ({ ok: true }))
  app.get("/readyz", async (_request, reply) => {
    const ready = await isReady()
    return reply.code(ready ? 200 : 503).send({ ok: ready })
  })
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refused = { method: request.method, url: request.raw.url as string }
    const isTooLarge = error.code === "FST_ERR_CTP_BODY_TOO_LARGE"
    const known = isTooLarge
      ? requestBodyTooLarge(Number(request.headers["content-length"]) || maxSocketBytes)
      : undefined
    return send(reply, api.refuse(known ?? internalServerError(error), refused))
  })
  app.setNotFoundHandler((request, reply) => {
    reply
      .code(404)
      .send({ message: `There is nothing at ${request.method} ${request.url}. The API is under /v1.` })
  })
  return app
}

async function serve(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const answer = await api.handle({
    method: request.method,
    url: request.raw.url as string,
    headers: request.headers as Record<string, string | undefined>,
    body: request.body instanceof Uint8Array ? request.body : undefined,
  })
  return send(reply, answer)
}

function send(reply: FastifyReply, answer: ApiReply): FastifyReply {
  return reply.code(answer.status).headers(answer.headers).send(answer.body)
}
