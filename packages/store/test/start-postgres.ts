import { chmod, mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir, userInfo } from "node:os"
import { join } from "node:path"
import { loadEmbeddedPostgres } from "./embedded-postgres.ts"

export interface RunningPostgres {
  url: string
  stop(): Promise<void>
}

export interface PostgresChoice {
  /** Commits reach the disk: for proofs that kill the server. Unit tests do without. */
  durable?: boolean
}

/** A PostgreSQL of its own on a free port, from the binaries that npm installed; about a second. */
export async function startPostgres({ durable = false }: PostgresChoice = {}): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "inkling-postgres-"))
  const port = await freePort()
  const log: string[] = []
  const EmbeddedPostgres = await loadEmbeddedPostgres()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "inkling",
    password: "inkling",
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: [
      ...["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300", "-c", "shared_buffers=64MB"],
      ...["-c", "unix_socket_directories="],
      ...(durable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off"]),
    ],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  })
  try {
    // It refuses to run as root and gets a user of its own, who must be able to enter the folder.
    await chmod(folder, 0o755)
    await server.initialise()
    await server.start()
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(
      "PostgreSQL for the tests did not start. Run `npm install` again if its binaries are missing, set " +
        "INKLING_TEST_POSTGRES_URL to use a server of yours, or DIALECTS=sqlite to test without one.\n" +
        log.slice(-20).join("\n"),
      { cause: error },
    )
  }
  return {
    url: `postgres://inkling:inkling@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
}
