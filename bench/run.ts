// npm run bench [-- --rows 10000 --seconds 5 --install]: each route against this machine's limits, in one run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { bareCommits } from "./bare-commits.ts"
import { installSeconds, productionBytes } from "./footprint.ts"
import type { LoadRequest } from "./load.ts"
import { measure, residentBytes, startNode } from "./processes.ts"
import { printReport, type Row } from "./report.ts"
import { fill, headersOf } from "./workspace.ts"

const { values } = parseArgs({
  options: { rows: { type: "string" }, seconds: { type: "string" }, install: { type: "boolean" } },
})
const rows = Number(values.rows ?? 10_000)
const seconds = Number(values.seconds ?? 5)
const connections = 16
/** Rows in a group commit of the writer's at 16 connections. */
const group = 16

const folder = mkdtempSync(join(tmpdir(), "inkling-bench-"))
const startServer = () =>
  startNode([
    "packages/cli/bin/inkling.js",
    "start",
    "--port",
    "0",
    "--data",
    folder,
    "--seed",
    "empty",
    "--json",
  ])

/** Requests a second of a bare server that sends a body of this size, or hello. */
async function limit(size: number): Promise<number> {
  const bare = await startNode(["bench/limit-server.ts", String(size)])
  const { rate } = await measure({
    url: bare.ready["url"] as string,
    method: "GET",
    headers: {},
    connections,
    seconds,
  })
  await bare.stop()
  return rate
}

async function main(): Promise<void> {
  let server = await startServer()
  const { url, token, root_page_id: root } = server.ready as Record<"url" | "token" | "root_page_id", string>
  console.log(`filling ${rows} rows …`)
  const workspace = await fill(url, token, root, rows)
  const headers = headersOf(token)
  const workloads: { name: string; method: LoadRequest["method"]; path: string; body?: string }[] = [
    { name: "get page", method: "GET", path: `/v1/pages/${workspace.pageId}` },
    { name: "list children", method: "GET", path: `/v1/blocks/${workspace.longPageId}/children` },
    {
      name: "query, first page",
      method: "POST",
      path: `/v1/data_sources/${workspace.dataSourceId}/query`,
      body: JSON.stringify({ filter: { property: "Status", select: { equals: "Option 4" } } }),
    },
    {
      name: "update page",
      method: "PATCH",
      path: `/v1/pages/${workspace.pageId}`,
      body: JSON.stringify({ properties: { Score: { number: 42 } } }),
    },
    { name: "create page", method: "POST", path: "/v1/pages", body: workspace.rowBody },
  ]
  const hello = await limit(0)
  const commits = bareCommits(workspace.rowBody.length, group, seconds)
  const table: Row[] = []
  for (const { name, method, path, body } of workloads) {
    const request = {
      url: url + path,
      method,
      headers,
      connections,
      seconds,
      ...(body !== undefined && { body }),
    }
    const { rate, bytes, p50Ms, p99Ms } = await measure(request)
    const size = Math.round(bytes / rate)
    const isWrite = name.startsWith("create") || name.startsWith("update")
    const limitName = isWrite
      ? `bare commits, groups of ${group}`
      : name === "get page"
        ? "hello"
        : `prebuilt ${Math.round(size / 1024)} KB`
    const limitRate = isWrite ? commits : name === "get page" ? hello : await limit(size)
    table.push({
      name,
      rate,
      p50Ms,
      p99Ms,
      bytesPerAnswer: size,
      limitName,
      limitRate,
      ratio: rate / limitRate,
    })
  }
  await server.stop()

  const starts: number[] = []
  for (let at = 0; at < 5; at++) {
    server = await startServer()
    starts.push(server.startMs)
    if (at < 4) await server.stop()
  }
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const idleBytes = residentBytes(server.pid)
  await server.stop()
  const result = {
    at: new Date().toISOString(),
    node: process.version,
    cpu: `${cpus().length} × ${cpus()[0]?.model}`,
    rows,
    connections,
    workloads: table,
    coldStartMs: starts.sort((a, b) => a - b)[2] as number,
    idleMemoryBytes: idleBytes,
    install: { ...productionBytes(), ...(values.install && { seconds: installSeconds() }) },
  }
  printReport(result)
  mkdirSync("bench/results", { recursive: true })
  const file = `bench/results/${result.at.replaceAll(":", "-")}.json`
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  console.log(`\nkept in ${file}`)
}

try {
  await main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
