import { createHash } from "node:crypto"
import { buildOpenApi } from "@inkling/contract"
import type { FastifyInstance } from "fastify"

/** `GET /openapi.json`: made when first asked for, then the same bytes with their ETag. */
export function addOpenApiRoute(app: FastifyInstance): void {
  let made: { bytes: Buffer; etag: string } | undefined
  app.get("/openapi.json", async (request, reply) => {
    made ??= makeDocument()
    // Anybody may read it, pages of other origins too: it says nothing about this workspace.
    void reply
      .header("etag", made.etag)
      .header("cache-control", "no-cache")
      .header("access-control-allow-origin", "*")
    if (request.headers["if-none-match"]?.includes(made.etag)) return reply.code(304).send()
    return reply.header("content-type", "application/json; charset=utf-8").send(made.bytes)
  })
}

function makeDocument(): { bytes: Buffer; etag: string } {
  const bytes = Buffer.from(JSON.stringify(buildOpenApi()))
  return { bytes, etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"` }
}
