import { ApiError } from "@inkling/contract"
import type { OpenedStore } from "@inkling/store"
import type { FastifyInstance } from "fastify"
import type { LiveRequests } from "../requests/live-requests.ts"
import type { Sessions } from "../session/sessions.ts"
import { admit, NotAdmitted } from "./admit.ts"
import { filterOf, type RequestQuery } from "./requests.ts"

interface LiveDeps {
  store: OpenedStore
  ws: number
  secret: string | undefined
  sessions: Sessions
}

/** `GET /requests/live`: the log of requests as server-sent events, filtered like the list, for owners. */
export function addLiveRoute(app: FastifyInstance, live: LiveRequests, deps: LiveDeps): void {
  const { store, ws, secret, sessions } = deps
  app.get("/inkling/admin/v1/requests/live", async (request, reply) => {
    const enter = () => admit(request, "owners", secret, sessions)
    try {
      await enter()
      const query = request.query as RequestQuery
      const filter = await store.read(ws, (tx) => filterOf(tx, query))
      const last = Number(request.headers["last-event-id"])
      const after = Number.isSafeInteger(last) && last > 0 ? last : undefined
      const isStillIn = () =>
        enter().then(
          () => true,
          () => false,
        )
      live.requireRoom()
      reply.hijack()
      await live.follow(reply.raw, filter, { after, isStillIn })
    } catch (error) {
      if (error instanceof NotAdmitted || error instanceof ApiError)
        return reply.code(error.status).send({ code: error.code, message: error.message })
      throw error
    }
  })
  app.addHook("preClose", async () => live.close())
}
