import { type ApiError, internalServerError, invalidJson, requestBodyTooLarge } from "@inkling/contract"
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
    // A content type that is none at all is no more than one that we do not read.
    if (error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return serve(api, request, reply)
    const refused = { method: request.method, url: request.raw.url as string }
    return send(reply, api.refuse(refusalOf(error, request), refused))
  })
  app.setNotFoundHandler((request, reply) => {
    reply
      .code(404)
      .send({ message: `There is nothing at ${request.method} ${request.url}. The API is under /v1.` })
  })
  return app
}

/** In Notion's words: what is wrong with a body that Fastify did not read to its end; else it is our bug. */
function refusalOf(error: FastifyError, request: FastifyRequest): ApiError {
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return requestBodyTooLarge(Number(request.headers["content-length"]) || maxSocketBytes)
  return (error.statusCode ?? 500) < 500 ? invalidJson() : internalServerError(error)
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
