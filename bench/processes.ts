import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import type { LoadRequest, LoadResult } from "./load.ts"

export interface Child {
  pid: number
  /** First line of its output, as JSON. */
  ready: Record<string, string>
  /** Milliseconds from spawning to that line. */
  startMs: number
  stop(): Promise<void>
}

/** Starts a node process that says on its first line, as JSON, where it is. */
export async function startNode(args: readonly string[]): Promise<Child> {
  const started = performance.now()
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const [line] = (await Promise.race([once(lines, "line"), once(child, "close")])) as [unknown]
  if (typeof line !== "string") throw new Error(`${args.join(" ")} ended before it was ready.`)
  return {
    pid: child.pid as number,
    ready: JSON.parse(line),
    startMs: performance.now() - started,
    stop: async () => {
      const closed = once(child, "close")
      child.kill("SIGTERM")
      await closed
    },
  }
}

/** Runs a node process to its end; returns the JSON it printed. @throws Error when it failed */
export async function runNode(args: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })
  let output = ""
  child.stdout.on("data", (data) => {
    output += data
  })
  const [code] = (await once(child, "close")) as [number | null]
  if (code !== 0) throw new Error(`${args.join(" ")} failed.`)
  return JSON.parse(output)
}

/** Sends one kind of request from a process of its own. */
export async function measure(request: LoadRequest): Promise<LoadResult> {
  const result = (await runNode(["bench/load.ts", JSON.stringify(request)])) as LoadResult
  if (result.failures > 0)
    throw new Error(`${request.method} ${request.url}: ${result.failures} requests failed.`)
  return result
}

/** Resident memory of a process, in bytes. */
export function residentBytes(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024
}
