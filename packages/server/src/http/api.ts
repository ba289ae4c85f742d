import {
  ApiError,
  type ApiVersion,
  checkRequest,
  coerceQuery,
  explainRequest,
  internalServerError,
  invalidRequestUrl,
  newestVersion,
  validationError,
  type WireRequest,
} from "@inkling/contract"
import type { Snapshot } from "@inkling/store"
import { requireNeed } from "../access/require-need.ts"
import type { Authenticated } from "../auth/authenticator.ts"
import type { Principal } from "../auth/principal.ts"
import type { Served } from "../beyond/beyond-endpoint.ts"
import { beyondHandler } from "../beyond/beyond-handlers.ts"
import { beyondPrefix, findBeyond } from "../beyond/beyond-routes.ts"
import { readBeyond } from "../beyond/read-beyond.ts"
import { answerKey } from "../cache/answer-key.ts"
import {
  AfterCommit,
  type Answer,
  type Call,
  type Endpoint,
  type FreeCall,
  ThenKeep,
} from "../endpoints/endpoint.ts"
import { endpointFor, isRead } from "../endpoints/index.ts"
import { InjectedFault } from "../faults/injected-fault.ts"
import { entityTag } from "../guards/entity-tag.ts"
import { guardedWrite, type WriteGuard, writeGuard } from "../guards/guarded-write.ts"
import { taggedKeys } from "../guards/tagged.ts"
import { markLate } from "../load/in-time.ts"
import { readFresh } from "../load/read-fresh.ts"
import { isOauthKey } from "../oauth/oauth-endpoints.ts"
import type { Wire } from "../present/context.ts"
import { Rendered } from "../present/rendered.ts"
import { newTrace, type Trace } from "../requests/logged-request.ts"
import { requestLine } from "../requests/request-line.ts"
import { scrubText } from "../requests/scrub.ts"
import type { Services } from "../services.ts"
import { acceptTask } from "../tasks/accept-task.ts"
import { presentTask } from "../tasks/present-task.ts"
import { type AsyncEndpointKey, taskRequest } from "../tasks/task-request.ts"
import { adaptRequest } from "../versions/adapt-request.ts"
import { adaptResponse } from "../versions/adapt-response.ts"
import { parseBeta } from "./beta.ts"
import { linkBase } from "./link-base.ts"
import type { ApiReply, ApiRequest } from "./message.ts"
import { parseBody } from "./parse-body.ts"
import { decodePathParam, type ParsedUrl, parseUrl } from "./parse-url.ts"
import { responseHeaders } from "./response-headers.ts"
import type { Router } from "./router.ts"
import { chooseVersion } from "./version.ts"
import { withDeadline } from "./with-deadline.ts"

/**
 * The request path of /v1: URL known? → authenticate → version → beta → rate limit → parse → check → adapt up →
 * capability → endpoint → adapt down → render. Whatever is thrown on the way becomes an error answer here and
 * nowhere else. Source of the order: reference errors-and-limits §3.6.
 */
export class Api {
  readonly #services: Services
  readonly #router: Router

  constructor(services: Services, router: Router) {
    this.#services = services
    this.#router = router
  }

  handle(request: ApiRequest): Promise<ApiReply> {
    return this.#services.turns.during(() => this.#handle(request))
  }

  async #handle(request: ApiRequest): Promise<ApiReply> {
    const requestId = this.#services.ids.uuid("other")
    const trace: Trace & Fate = newTrace()
    try {
      const answer = await this.#answer(request, trace)
      trace.afterwards?.()
      const body: ApiReply["body"] = [answer.bytes, Buffer.from(answer.end(requestId))]
      const headers = { ...responseHeaders(requestId), ...this.#headersOf(request, answer) }
      return this.#told(request, trace, requestId, { status: answer.status, headers, body })
    } catch (thrown) {
      if (thrown instanceof InjectedFault) return this.#told(request, trace, requestId, { ...thrown.reply })
      return this.#renderError(thrown, requestId, request, trace)
    } finally {
      trace.leave?.()
    }
  }

  /** A reply that is noted for the operator on its way out. */
  #told(request: ApiRequest, trace: Trace, id: string, reply: ApiReply, code?: string): ApiReply {
    const { requests, usage, metrics, log } = this.#services
    requests.keep(request, trace, id, reply, code)
    usage.count(trace.callerId, reply.status)
    metrics.answered(trace, request.method, reply.status, code)
    log.request?.(requestLine(request, trace, id, reply, code))
    return reply
  }

  /** The answer to a request that did not even get this far, e.g. one whose body the socket layer refused. */
  refuse(error: ApiError, request: Omit<ApiRequest, "body">): ApiReply {
    const id = this.#services.ids.uuid("other")
    return this.#renderError(error, id, { ...request, body: undefined }, newTrace())
  }

  /** Notes a program's request that no route took, e.g. one without /v1. */
  missed(request: Omit<ApiRequest, "body">, status: number, answer: object): void {
    const body: ApiReply["body"] = [Buffer.from(JSON.stringify(answer)), nothing]
    const id = this.#services.ids.uuid("other")
    this.#told({ ...request, body: undefined }, newTrace(), id, { status, headers: {}, body })
  }

  /** Tags of single objects, which Notion does not send: a client that does not look for them sees no difference. */
  #headersOf({ method, url }: ApiRequest, answer: Rendered): Record<string, string> {
    if (answer.isReplayed) return { "idempotency-replayed": "true" }
    if (method !== "GET" || url.includes("?")) return {}
    const key = this.#router.match(newestVersion, method, url)?.endpoint.key
    return key && taggedKeys.has(key) ? { etag: entityTag(answer) } : {}
  }

  async #answer(request: ApiRequest, trace: Trace & Fate): Promise<Rendered> {
    const services = this.#services
    const { pathname, query } = parseUrl(request.url)
    if (pathname.startsWith(beyondPrefix)) return this.#answerBeyond(request, { pathname, query }, trace)
    if (!this.#router.knows(request.method, pathname)) throw invalidRequestUrl()
    const oauthKey = this.#router.match(newestVersion, request.method, pathname)?.endpoint.key
    if (services.oauth && oauthKey && isOauthKey(oauthKey)) {
      trace.endpoint = oauthKey
      return Rendered.of(await services.oauth.answer(oauthKey, request))
    }
    const { principal, head } = await this.#authenticate(request, trace)
    const version = chooseVersion(request.headers["notion-version"])
    const beta = parseBeta(request.headers["notion-beta"])
    services.limiter.take(principal.integration.id)
    trace.leave = services.admission.enter(principal.integration.id)
    await this.#meetFaults(request, pathname, principal, trace)
    const match = this.#router.match(version, request.method, pathname)
    if (!match) throw invalidRequestUrl()
    const { key } = match.endpoint
    trace.endpoint = key
    const base = linkBase(request.headers, services.config)
    const kept = isRead(version, key) ? answerKey(request, principal, version, base) : undefined
    const known = kept === undefined ? undefined : services.answers.find(principal.ws, head, kept)
    trace.isRepeated = known !== undefined
    if (known) return known

    const path: Record<string, string> = {}
    for (const name in match.path) path[name] = decodePathParam(match.path[name] as string)
    const { stream } = request
    const contentType = request.headers["content-type"]
    const takesBody = stream === undefined && request.method !== "GET" && request.method !== "DELETE"
    const body = takesBody ? (parseBody(contentType, request.body) ?? {}) : {}
    const wire: WireRequest = { path, query: coerceQuery(version, key, query), body }
    if (!checkRequest(version, key, wire)) throw validationError(explainRequest(version, key, wire))

    const call: AnyonesCall = {
      ...adaptRequest(version, key, wire),
      version,
      services,
      base,
      pathname,
      beta,
    }
    const endpoint = endpointFor(version, key)
    const guard = writeGuard(request, key)
    if (endpoint.mode === "free" && (guard.idempotent || guard.ifMatch !== undefined))
      throw validationError(`Idempotency-Key and If-Match are not for ${key}.`)
    if (endpoint.mode === "free")
      return Rendered.of(
        adaptResponse(version, key, await this.#runFree(endpoint, call, principal, { stream, contentType })),
      )
    const render = (answer: Answer) =>
      answer instanceof Rendered ? answer : Rendered.of(adaptResponse(version, key, answer))
    return this.#run(endpoint, call, principal, { render, kept, guard })
  }

  /** The same path for what is ours: the answer comes in the caller's version already. */
  async #answerBeyond(
    request: ApiRequest,
    { pathname, query }: ParsedUrl,
    trace: Trace & Fate,
  ): Promise<Rendered> {
    const services = this.#services
    const match = findBeyond(request.method, pathname)
    if (!match) throw invalidRequestUrl()
    trace.endpoint = match.endpoint.key
    const { principal, head } = await this.#authenticate(request, trace)
    services.limiter.take(principal.integration.id)
    trace.leave = services.admission.enter(principal.integration.id)
    await this.#meetFaults(request, pathname, principal, trace)
    const asked = readBeyond(request, match, query)
    const beta = parseBeta(request.headers["notion-beta"])
    const base = linkBase(request.headers, services.config)
    const handler = beyondHandler(match.endpoint.key)
    const kept = handler.mode === "read" ? answerKey(request, principal, asked.version, base) : undefined
    const known = kept === undefined ? undefined : services.answers.find(principal.ws, head, kept)
    trace.isRepeated = known !== undefined
    if (known) return known
    const render = (answer: Answer) => (answer instanceof Rendered ? answer : Rendered.of(answer))
    const call = { ...asked, services, base, pathname, beta }
    const guard = writeGuard(request)
    return this.#run(handler, call, principal, { render, kept, guard })
  }

  /** What an operator wants to go wrong for this request. People at the console are left in peace. */
  async #meetFaults(
    { method }: ApiRequest,
    pathname: string,
    { credential, integration }: Principal,
    trace: Trace & Fate,
  ): Promise<void> {
    const { faults } = this.#services
    if (faults.isEmpty || credential.kind === "session") return
    try {
      const afterwards = await faults.meet({ method, pathname, integrationId: integration.id })
      if (!afterwards) return
      trace.afterwards = () => {
        trace.isFault = true
        return afterwards()
      }
    } catch (fault) {
      trace.isFault = true
      throw fault
    }
  }

  /** A token goes before a session: programs that have both mean the token. @throws unauthorized */
  async #authenticate({ method, headers }: ApiRequest, trace: Trace): Promise<Authenticated> {
    const { authenticator, sessions } = this.#services
    const hasSession = sessions && headers["authorization"] === undefined && headers["cookie"] !== undefined
    const found = hasSession
      ? await sessions.authenticate(method, headers)
      : await authenticator.authenticate(headers["authorization"])
    trace.callerId = found.principal.integration.id
    trace.isPerson = found.principal.credential.kind === "session"
    return found
  }

  /** Opens the endpoint's transaction, brings the caller up to date in it, and runs the handler. */
  async #run(
    endpoint: Served,
    call: AnyonesCall,
    principal: Principal,
    {
      render,
      kept,
      guard,
    }: { render(answer: Answer): Rendered; kept: string | undefined; guard: WriteGuard },
  ): Promise<Rendered> {
    const { store, authenticator, config, clock, answers } = this.#services
    const { ws } = principal
    requireNeed(principal, endpoint.need)
    if (endpoint.mode === "read") {
      let snapshot: Snapshot | undefined
      const reading = readFresh(store, ws, async (tx) => {
        snapshot = tx
        const fresh = await authenticator.refresh(tx, principal)
        requireNeed(fresh, endpoint.need)
        let isTimeless = true
        const now = () => {
          isTimeless = false
          return clock.now()
        }
        const found = await endpoint.handle({ ...call, principal: fresh, now }, tx)
        if (found instanceof ThenKeep) return found
        const answer = render(found)
        if (isTimeless && kept !== undefined) answers.keep(ws, tx.head, kept, answer)
        return answer
      })
      const read = reading.then(async (done) =>
        done instanceof ThenKeep
          ? render(await store.write(ws, { actor: principal.integration.bot_id }, done.write))
          : done,
      )
      return withDeadline(read, config.deadlineMs, () => snapshot && markLate(snapshot))
    }
    let hasTask = false
    const onTask = () => {
      hasTask = true
    }
    const written = store.write(ws, { actor: principal.integration.bot_id }, async (tx) => {
      const fresh = await authenticator.refresh(tx, principal)
      requireNeed(fresh, endpoint.need)
      const own = { ...call, principal: fresh, now: () => clock.now(), onTask }
      return guardedWrite(tx, own, guard, render, async () => {
        if (!endpoint.admit || call.body["allow_async"] !== true) return endpoint.handle(own, tx)
        await endpoint.admit(own, tx)
        const task = await acceptTask(tx, own, guard.key as AsyncEndpointKey, taskRequest(own))
        return Rendered.of(presentTask(task, call.base), 202)
      })
    })
    const answered = written.then((done) => {
      if (hasTask) this.#services.tasks.wake()
      return done instanceof AfterCommit ? readFresh(store, ws, (tx) => done.read(tx)) : done
    })
    return render(await withDeadline(answered, config.deadlineMs))
  }

  /** Runs a handler that opens its transactions itself; the caller is brought up to date in each. */
  #runFree(
    endpoint: FreeEndpoint,
    call: AnyonesCall,
    principal: Principal,
    form: Pick<FreeCall, "stream" | "contentType">,
  ): Promise<Wire> {
    const { store, authenticator, clock } = this.#services
    const { ws } = principal
    requireNeed(principal, endpoint.need)
    const refresh = async (tx: Snapshot): Promise<Principal> => {
      const fresh = await authenticator.refresh(tx, principal)
      requireNeed(fresh, endpoint.need)
      return fresh
    }
    const actor = principal.integration.bot_id
    return endpoint.handle({
      ...call,
      ...form,
      now: () => clock.now(),
      refresh,
      read: (job) => store.read(ws, async (tx) => job(tx, await refresh(tx))),
      write: (job) => store.write(ws, { actor }, async (tx) => job(tx, await refresh(tx))),
    })
  }

  #renderError(thrown: unknown, requestId: string, request: ApiRequest, trace: Trace): ApiReply {
    const known = thrown instanceof ApiError
    const error = known ? thrown : internalServerError()
    if (!known || error.status >= 500)
      this.#services.log.error(
        { err: thrown, requestId, method: request.method, url: scrubText(request.url) },
        "request failed",
      )
    const headers = { ...responseHeaders(requestId), ...error.headers }
    const bytes = Buffer.from(JSON.stringify(error.toBody(requestId)))
    const reply: ApiReply = { status: error.status, headers, body: [bytes, nothing] }
    return this.#told(request, trace, requestId, reply, error.code)
  }
}

type FreeEndpoint = Extract<Endpoint, { mode: "free" }>

/** A call before its transaction has said who calls, and whether it looks at the clock. */
type AnyonesCall = Omit<Call, "principal" | "now">

/** What is to be done once a request has its answer. */
interface Fate {
  leave?: () => void
  afterwards?: () => never
}

const nothing = Buffer.alloc(0)

export type { ApiVersion }
