import { randomBytes } from "node:crypto"
import { createInkling, type InklingOptions, type RateLimit } from "@inkling/server"
import { parseFlags } from "../flags.ts"
import { consoleFolder } from "../local/console-folder.ts"
import { DataFolder } from "../local/data-folder.ts"
import { databaseFromEnvironment } from "../local/database-url.ts"
import { egressFromEnvironment } from "../local/egress-from-environment.ts"
import { configFromEnvironment, filesFromEnvironment } from "../local/environment.ts"
import { logForms, processLog } from "../local/process-log.ts"
import { UsageError } from "../usage-error.ts"
import { welcome } from "../welcome.ts"

const defaultPort = 4567

/** Milliseconds a stop may take before it is forced. */
const stopDeadlineMs = 5_000

/** Serves until SIGTERM or SIGINT, then lets running requests finish and exits 0. */
export async function start(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    port: { type: "string" },
    host: { type: "string" },
    data: { type: "string" },
    memory: { type: "boolean" },
    seed: { type: "string" },
    "rate-limit": { type: "string" },
    log: { type: "string" },
    dev: { type: "boolean" },
    json: { type: "boolean" },
  })
  const memory = flags.has("memory")
  if (memory && flags.text("data") !== undefined)
    throw new UsageError("--memory keeps nothing: leave out --data.")
  const database = databaseFromEnvironment()
  const folder = memory ? undefined : new DataFolder(flags.text("data") ?? "data")
  folder?.create()
  const state = folder?.readState() ?? {}
  const adminSecret = randomBytes(32).toString("base64url")

  const options: InklingOptions = {
    storage: memory || !folder ? "memory" : (database ?? { file: folder.databaseFile }),
    seed: flags.choice("seed", ["demo", "empty"]) ?? "demo",
    port: flags.count("port", 0) ?? defaultPort,
    rateLimit: rateLimitOf(flags.text("rate-limit") ?? "off"),
    config: configFromEnvironment(),
    egress: egressFromEnvironment(flags.has("dev")),
    adminSecret,
    log: processLog(flags.choice("log", logForms)),
    consoleFolder,
  }
  const metricsToken = process.env["INKLING_METRICS_TOKEN"]
  if (metricsToken) options.metricsToken = metricsToken
  if (folder) {
    options.secretKey = folder.secretKey()
    options.files = filesFromEnvironment(folder.filesFolder)
  }
  const host = flags.text("host")
  if (host !== undefined) options.host = host
  if (state.token !== undefined) options.token = state.token
  // From here on a signal means a clean stop, even one that comes while starting.
  const stopped = stopSignal()
  const inkling = await createInkling(options)

  folder?.writeState({ ...folder.readState(), token: inkling.token })
  folder?.writeServer({ url: inkling.url, pid: process.pid, adminSecret })
  if (flags.has("json")) {
    const { url, token, workspaceId, rootPageId } = inkling
    console.log(JSON.stringify({ url, token, workspace_id: workspaceId, root_page_id: rootPageId }))
  } else console.log(await welcome(inkling, (await inkling.admin.createSigninLink()).path, memory))

  await stopped
  setTimeout(() => process.exit(1), stopDeadlineMs - 500).unref()
  folder?.removeServer()
  await inkling.close()
  return 0
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve())
    process.once("SIGINT", () => resolve())
  })
}

function rateLimitOf(word: string): RateLimit {
  if (word === "off" || word === "notion" || word === "window") return word
  const number = Number(word)
  if (!(number > 0))
    throw new UsageError(`--rate-limit takes notion, window, off or a number; it was "${word}".`)
  return number
}
