import { execFile } from "node:child_process"
import { readFileSync, rmSync } from "node:fs"
import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { HttpClient } from "../http-client.ts"
import type { Database, SoakOptions } from "../options.ts"
import type { PostgresCluster } from "../postgres-cluster.ts"
import { ServerProcess } from "../server-process.ts"

const run = promisify(execFile)

/** A round starts processes of the CLI, so that fewer will do. */
const roundsPerCount = 0.1

/**
 * Real processes: on PostgreSQL two servers on one database, on SQLite one server. Each round makes an integration
 * with the CLI, shares a page, takes the grant back through one server's admin API, then revokes the token with the
 * CLI; the very next request to every server must feel each of them.
 */
export async function revokeAcrossProcesses(
  database: Database,
  cluster: PostgresCluster | undefined,
  { count, seed }: SoakOptions,
): Promise<string> {
  const folders = [
    await mkdtemp(join(tmpdir(), "inkling-soak-")),
    await mkdtemp(join(tmpdir(), "inkling-soak-")),
  ]
  const databaseUrl = database === "postgres" ? await cluster?.createDatabase("revoke") : undefined
  const specs = folders
    .slice(0, database === "postgres" ? 2 : 1)
    .map((data) => ({ data, ...(databaseUrl !== undefined && { databaseUrl }) }))
  const servers: ServerProcess[] = []
  const rounds = Math.max(3, Math.round(count * roundsPerCount))
  try {
    for (const spec of specs) servers.push(await ServerProcess.start(spec))
    for (let round = 0; round < rounds; round++)
      await tryRound(servers, folders[0] as string, round, databaseUrl)
    return `isolation: ${rounds} grants and tokens revoked from other processes (${database}, ${servers.length} servers), each in force for the next request; seed ${seed}`
  } finally {
    for (const server of servers) await server.stop()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
}

async function tryRound(
  servers: readonly ServerProcess[],
  folder: string,
  round: number,
  databaseUrl: string | undefined,
): Promise<void> {
  const inkling = async (...args: string[]) => {
    const env = { ...process.env, ...(databaseUrl !== undefined && { INKLING_DATABASE_URL: databaseUrl }) }
    const { stdout } = await run(
      process.execPath,
      ["packages/cli/dist/main.js", ...args, "--data", folder, "--json"],
      { env },
    )
    return JSON.parse(stdout)
  }
  const name = `Round ${round}`
  const { token } = await inkling("integration", "create", name)
  const page = servers[0]?.rootPageId as string
  const path = `/v1/pages/${page}`
  await inkling("share", page, "--with", name)
  await expectStatus(servers, token, path, 200)
  await unshare(folder, page, name)
  await expectStatus(servers, token, path, 404)
  await inkling("share", page, "--with", name)
  await expectStatus(servers, token, path, 200)
  await inkling("token", "revoke", token)
  await expectStatus(servers, token, path, 401)
}

async function expectStatus(
  servers: readonly ServerProcess[],
  token: string,
  path: string,
  wanted: number,
): Promise<void> {
  for (const [index, { url }] of servers.entries()) {
    const client = new HttpClient(url, token)
    const { status, body } = await client.send("GET", path)
    client.close()
    if (status !== wanted)
      throw new Error(`Server ${index} answered ${status}, not ${wanted}: ${JSON.stringify(body)}`)
  }
}

async function unshare(folder: string, objectId: string, integration: string): Promise<void> {
  const { url, adminSecret } = JSON.parse(readFileSync(join(folder, "server.json"), "utf8"))
  const response = await fetch(`${url}/inkling/admin/v1/grants/remove`, {
    method: "POST",
    headers: { authorization: `Bearer ${adminSecret}`, "content-type": "application/json" },
    body: JSON.stringify({ objectId, integration }),
  })
  if (!response.ok)
    throw new Error(`The grant could not be removed: ${response.status} ${await response.text()}`)
}
