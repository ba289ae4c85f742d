import { createHmac, randomBytes } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { type Clock, type Ids, systemIds } from "@inkling/engine"
import { type OpenedStore, openStore } from "@inkling/store"
import { Admin } from "./admin/admin.ts"
import { addLiveRoute } from "./admin/live-route.ts"
import { addAdminRoutes } from "./admin/routes.ts"
import { Authenticator } from "./auth/authenticator.ts"
import { Background } from "./background.ts"
import { Answers } from "./cache/answers.ts"
import { ByteBudget } from "./cache/byte-budget.ts"
import { type CacheCounters, cacheCounters } from "./cache/cache-counters.ts"
import { Columns } from "./columns/columns.ts"
import { FormulaBook } from "./compute/formula-book.ts"
import { Turns } from "./compute/turns.ts"
import { type Config, defaultConfig } from "./config/config.ts"
import { readConsoleFiles } from "./console/console-files.ts"
import type { EgressPolicy } from "./egress/resolve-egress.ts"
import { EventFeed, type FeedLimits } from "./events/event-feed.ts"
import { Faults } from "./faults/faults.ts"
import { FileLinks } from "./files/file-links.ts"
import { type FilePlace, openFiles } from "./files/open-files.ts"
import { serveFile } from "./files/serve-file.ts"
import { keepFilesSwept, type Swept, sweepFiles } from "./files/sweep-files.ts"
import { FragmentCache } from "./fragments/fragment-cache.ts"
import { Admission } from "./http/admission.ts"
import { Api } from "./http/api.ts"
import { inProcessFetch } from "./http/in-process-fetch.ts"
import { createHttpServer } from "./http/listen.ts"
import { addOpenApiRoute } from "./http/open-api-route.ts"
import { type RateLimit, RateLimiter } from "./http/rate-limit.ts"
import { Router } from "./http/router.ts"
import { SchemaCache } from "./load/schema-cache.ts"
import { TrashCache } from "./load/trash.ts"
import { WorkspaceIds } from "./load/workspace-ids.ts"
import { Metrics } from "./metrics/metrics.ts"
import { addMetricsRoute } from "./metrics/metrics-route.ts"
import { metricsText } from "./metrics/metrics-text.ts"
import { OauthEndpoints } from "./oauth/oauth-endpoints.ts"
import { addOauthRoutes } from "./oauth/routes.ts"
import { openWorkspace } from "./open-workspace.ts"
import { keepLogShort } from "./prune-log.ts"
import { LiveRequests } from "./requests/live-requests.ts"
import { RequestLog } from "./requests/request-log.ts"
import type { Log, Services } from "./services.ts"
import { addSessionRoutes } from "./session/routes.ts"
import { Sessions } from "./session/sessions.ts"
import { SettableClock } from "./settable-clock.ts"
import { runNextTask } from "./tasks/run-task.ts"
import { TaskRunner } from "./tasks/task-runner.ts"
import { Titles } from "./titles/titles.ts"
import { Usage } from "./usage/usage.ts"
import { SecretBox } from "./webhooks/secret-box.ts"
import { Webhooks } from "./webhooks/webhooks.ts"

export type Storage = "memory" | { file: string } | { url: string; schema?: string }

export interface InklingOptions {
  /** `memory`: a temporary file, gone on close. Default `memory`. */
  storage?: Storage
  /**
   * Where uploaded files lie. Beside the database file unless given; with a database server there is no place for
   * them unless given.
   */
  files?: FilePlace
  /** What a new workspace holds; an existing one is left as it is. Default `empty`. */
  seed?: "demo" | "empty"
  /** Default `off`. */
  rateLimit?: RateLimit
  /** Port on loopback, 0 for a free one (default), false for none: then only `fetch` answers. */
  port?: number | false
  /** Address to bind; loopback unless told otherwise. */
  host?: string
  clock?: Clock
  ids?: Ids
  /** A token made earlier; used again when it still works. */
  token?: string
  config?: Partial<Config>
  /** Milliseconds to wait for another process that is making the workspace; 20,000 unless given. */
  makingTimeoutMs?: number
  /** Opens the operator's API to whoever has this secret. */
  adminSecret?: string
  /** Opens `/metrics` to whoever has it, beside the admin secret. */
  metricsToken?: string
  /** Encrypts what must be read back, such as tokens of webhooks; a random one, forgotten on exit, unless given. */
  secretKey?: string
  /** Where webhooks and imports may go; to the public internet over https unless told otherwise. */
  egress?: EgressPolicy
  /** `manual`: webhooks are sent only by `webhooks.run()`, for tests. */
  webhooks?: "manual"
  /** Limits of the feed of events, beside the usual ones. */
  eventFeed?: Partial<FeedLimits>
  log?: Log
  /** Folder of the built console, served at `/`; without one there is none. */
  consoleFolder?: string
  /** False: tasks are accepted and left to `runTasks` and other processes on the same database. */
  runsTasks?: boolean
}

export interface Inkling {
  /** Base URL for clients (`baseUrl` of the SDK), without `/v1`. */
  url: string
  /** A token with all capabilities that sees the root page. */
  token: string
  workspaceId: string
  /** A page shared with the token's integration. */
  rootPageId: string
  /** Answers /v1 without a socket. */
  fetch: typeof fetch
  admin: Admin
  /** Set it to stand still at a moment; set it to undefined to let it run. */
  clock: SettableClock
  store: OpenedStore
  webhooks: Webhooks
  /** What the caches have done so far. */
  counters(): CacheCounters
  /** Resolves when no work is under way that goes on after its answer, such as imports and tasks. */
  idle(): Promise<void>
  /** Does the tasks that are due, as happens by itself unless `runsTasks` is false. */
  runTasks(): Promise<void>
  /** Lets uploads expire and removes bytes nobody refers to, as happens by itself every ten minutes. */
  sweepFiles(): Promise<Swept>
  /** Back to the state right after creation. */
  reset(): Promise<void>
  /** Keeps the present state; returns its name for `restore`. */
  snapshot(): Promise<string>
  /** Back to a kept state. @throws Error when there is none of that name */
  restore(name: string): Promise<void>
  close(): Promise<void>
}

const quiet: Log = { error: () => {}, info: () => {} }

/** Opens the store, makes the workspace on first use, and serves the API. */
export async function createInkling(options: InklingOptions = {}): Promise<Inkling> {
  const clock = new SettableClock(options.clock ?? { now: Date.now })
  const ids = options.ids ?? systemIds(clock)
  const store = await openStore({ ...storeOptions(options.storage ?? "memory"), clock })
  try {
    return await assemble(options, store, clock, ids)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function assemble(
  options: InklingOptions,
  store: OpenedStore,
  clock: SettableClock,
  ids: Ids,
): Promise<Inkling> {
  const router = new Router()
  const egress = options.egress ?? {}
  const config = { ...defaultConfig("http://localhost"), ...options.config }
  const budget = new ByteBudget(config.cacheBytes)
  const services: Services = {
    store,
    clock,
    ids,
    config,
    authenticator: new Authenticator(store, clock),
    sessions: undefined,
    oauth: undefined,
    limiter: new RateLimiter(options.rateLimit ?? "off", clock),
    requests: new RequestLog(config.requestLogBytes, clock),
    usage: new Usage(store, clock),
    metrics: new Metrics(),
    admission: new Admission(config.maxUnderWay),
    faults: new Faults(),
    trash: new TrashCache(),
    schemas: new SchemaCache(),
    formulas: new FormulaBook(),
    turns: new Turns(),
    workspaceIds: new WorkspaceIds(),
    answers: new Answers(budget),
    columns: new Columns(budget),
    titles: new Titles(budget),
    fragments: new FragmentCache(budget),
    files: undefined,
    links: new FileLinks("", false),
    egress,
    background: new Background(),
    tasks: new TaskRunner(),
    sign: () => "",
    log: options.log ?? quiet,
  }
  const { seed = "empty", token, makingTimeoutMs = 20_000 } = options
  const opened = await openWorkspace(services, { seed, token, makingTimeoutMs })
  // What filled the demo workspace was no client's doing.
  services.requests = new RequestLog(config.requestLogBytes, clock)
  services.usage = new Usage(store, clock)
  services.usage.ws = opened.ws
  services.sign = (text) => createHmac("sha256", opened.secret).update(text).digest("base64url")
  const sessions = new Sessions(services, opened.ws)
  services.sessions = sessions
  services.oauth = new OauthEndpoints(services, opened.ws)

  const place = openFiles(store, options.storage ?? "memory", options.files)
  services.files = place?.files
  // Without a place for files their links lead nowhere.
  services.links = new FileLinks(place?.linkKey ?? opened.secret, config.fileLinks === "stable")

  const api = new Api(services, router)
  const box = new SecretBox(options.secretKey ?? randomBytes(32).toString("base64url"))
  const webhooks = new Webhooks({ store, clock, ids, box, egress, log: services.log }, opened.ws)
  const sendsByItself = options.webhooks !== "manual"
  const webhooksChanged = () => sendsByItself && webhooks.look()
  const blobFolder = place?.blobFolder
  const admin = new Admin(
    {
      store,
      clock,
      ids,
      box,
      egress,
      links: services.links,
      webhooksChanged,
      requests: services.requests,
      usage: services.usage,
      faults: services.faults,
      ...(blobFolder !== undefined && { blobFolder }),
    },
    opened.ws,
  )
  const http = createHttpServer(
    api,
    filesDoor(services),
    () => isReady(store, opened.ws),
    options.consoleFolder === undefined ? undefined : readConsoleFiles(options.consoleFolder),
  )
  const isSecure = () => config.publicUrl.startsWith("https:")
  addOpenApiRoute(http)
  const gauges = () => ({ underWay: services.admission.underWay, caches: cacheCounters(services, budget) })
  addMetricsRoute(http, [options.adminSecret, options.metricsToken], () =>
    metricsText(services.metrics, gauges()),
  )
  addSessionRoutes(http, { sessions, sign: services.sign, isSecure })
  addOauthRoutes(http, opened.ws, { ...services, sessions, hasConsole: options.consoleFolder !== undefined })
  addAdminRoutes(http, admin, options.adminSecret, sessions)
  const live = new LiveRequests(services, opened.ws)
  addLiveRoute(http, live, { store, ws: opened.ws, secret: options.adminSecret, sessions })
  const feed = new EventFeed(services, opened.ws, options.adminSecret, options.eventFeed)
  http.get("/inkling/v1/events", (request, reply) => {
    reply.hijack()
    void feed.serve(request.raw, reply.raw)
  })
  http.addHook("preClose", async () => feed.close())
  await feed.start()
  const port = options.port ?? 0
  const url =
    port === false ? config.publicUrl : await http.listen({ port, host: options.host ?? "127.0.0.1" })
  if (options.config?.publicUrl === undefined) config.publicUrl = url

  if (sendsByItself) await webhooks.start()
  const stopSweeping = place && keepFilesSwept(store, opened.ws, place.files, clock, services.log)
  const stopPruning = keepLogShort(store, opened.ws, clock, services.log)
  if (options.runsTasks !== false) await services.tasks.start(services, opened.ws)
  const kept = new Map<string, Awaited<ReturnType<OpenedStore["dump"]>>>()
  // Taken at once, so that reset() has something to go back to; a few hundred rows at most.
  const pristine =
    options.storage === undefined || options.storage === "memory" ? await store.dump(opened.ws) : undefined
  return {
    url,
    token: opened.token,
    workspaceId: opened.workspaceId,
    rootPageId: opened.rootPageId,
    fetch: inProcessFetch(api),
    admin,
    clock,
    store,
    webhooks,
    counters: () => cacheCounters(services, budget),
    idle: () => services.background.idle(),
    runTasks: async () => {
      while (await runNextTask(services, opened.ws));
    },
    sweepFiles: async () =>
      place ? sweepFiles(store, opened.ws, place.files, clock) : { expired: 0, blobs: 0, temporaryFiles: 0 },
    reset: async () => {
      if (!pristine)
        throw new Error("reset() works on memory storage only; a kept workspace is never thrown away.")
      await store.load(opened.ws, pristine)
    },
    snapshot: async () => {
      const name = ids.uuid("other")
      kept.set(name, await store.dump(opened.ws))
      return name
    },
    restore: async (name) => {
      const state = kept.get(name)
      if (!state) throw new Error(`There is no snapshot "${name}".`)
      await store.load(opened.ws, state)
    },
    close: async () => {
      stopPruning()
      services.tasks.stop()
      stopSweeping?.()
      await http.close()
      await webhooks.close()
      await services.background.idle()
      await services.usage.flush()
      services.metrics.close()
      await store.close()
      place?.removeTemporary()
    },
  }
}

function filesDoor(services: Services) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    serveFile(services, request, response).catch((err) => {
      services.log.error({ err, url: request.url?.split("?")[0] }, "a file could not be served")
      response
        .writeHead(503, { "content-type": "text/plain; charset=utf-8" })
        .end("The file cannot be read now.\n")
    })
  }
}

async function isReady(store: OpenedStore, ws: number): Promise<boolean> {
  try {
    return await store.read(ws, async () => true)
  } catch {
    return false
  }
}

function storeOptions(storage: Storage) {
  return storage === "memory" ? { memory: true as const } : storage
}
