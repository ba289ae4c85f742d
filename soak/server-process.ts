import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"

export interface ServerSpec {
  /** Folder of the workspace. */
  data: string
  /** PostgreSQL instead of a file in the folder. */
  databaseUrl?: string
  /** Command put before node, e.g. strace with its options. */
  wrapper?: readonly string[]
  /** Further flags of `start`. */
  flags?: readonly string[]
}

/** `inkling start` in a process of its own, as an operator runs it. */
export class ServerProcess {
  readonly url: string
  readonly token: string
  readonly rootPageId: string
  /** From spawn to the line that says it is ready. */
  readonly readyMs: number
  readonly #child: ChildProcess
  readonly #data: string

  private constructor(child: ChildProcess, data: string, ready: Ready, readyMs: number) {
    this.#child = child
    this.#data = data
    this.url = ready.url
    this.token = ready.token
    this.rootPageId = ready.root_page_id
    this.readyMs = readyMs
  }

  /** @throws Error with what it wrote to stderr when it ends before it is ready */
  static async start(spec: ServerSpec): Promise<ServerProcess> {
    const started = performance.now()
    const child = spawnServer(spec)
    let stderr = ""
    child.stderr?.on("data", (chunk) => {
      stderr = (stderr + chunk).slice(-10_000)
      if (process.env["INKLING_DEBUG"]) process.stderr.write(chunk)
    })
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
    const ready = await new Promise<Ready>((resolve, reject) => {
      lines.once("line", (line) => resolve(JSON.parse(line) as Ready))
      child.once("exit", (code, signal) =>
        reject(new Error(`The server ended (${code ?? signal}) before it was ready. ${stderr}`)),
      )
    })
    return new ServerProcess(child, spec.data, ready, performance.now() - started)
  }

  get pid(): number {
    return this.#child.pid as number
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** kill -9; resolves when the process is gone. */
  async kill(): Promise<void> {
    if (!this.isRunning) return
    const gone = once(this.#child, "exit")
    this.#child.kill("SIGKILL")
    await gone
  }

  /** SIGTERM to the server itself, not to what wraps it; returns the exit code. */
  async stop(): Promise<number | null> {
    if (!this.isRunning) return this.#child.exitCode
    const gone = once(this.#child, "exit")
    const { pid } = JSON.parse(readFileSync(join(this.#data, "server.json"), "utf8")) as { pid: number }
    process.kill(pid, "SIGTERM")
    await gone
    return this.#child.exitCode
  }
}

interface Ready {
  url: string
  token: string
  root_page_id: string
}

/** Starts the process without waiting for it. */
export function spawnServer({ data, databaseUrl, wrapper = [], flags = [] }: ServerSpec): ChildProcess {
  const [command, ...args] = [
    ...wrapper,
    process.execPath,
    "packages/cli/dist/main.js",
    "start",
    "--port",
    "0",
    "--data",
    data,
    "--seed",
    "empty",
    "--json",
    ...flags,
  ]
  const env = { ...process.env, ...(databaseUrl !== undefined && { INKLING_DATABASE_URL: databaseUrl }) }
  return spawn(command as string, args, { env, stdio: ["ignore", "pipe", "pipe"] })
}
