import type { FastifyInstance } from "fastify"
import { isAdmin } from "../admin/is-admin.ts"

/** Source: prometheus.io/docs/instrumenting/exposition_formats */
const contentType = "text/plain; version=0.0.4; charset=utf-8"

/**
 * `GET /metrics` for whoever has one of the secrets as a bearer token: the names of endpoints and how often they fail
 * are nobody else's business.
 */
export function addMetricsRoute(
  app: FastifyInstance,
  secrets: readonly (string | undefined)[],
  text: () => string,
): void {
  app.get("/metrics", async (request, reply) => {
    if (!secrets.some((secret) => isAdmin(request.headers.authorization, secret)))
      return reply.code(401).header("www-authenticate", "Bearer").send({
        code: "unauthorized",
        message: "Metrics need INKLING_METRICS_TOKEN, or the admin secret, as a bearer token.",
      })
    return reply.header("content-type", contentType).send(text())
  })
}
