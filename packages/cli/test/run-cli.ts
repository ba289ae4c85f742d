import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"

const args = [
  "--conditions=inkling-source",
  "--disable-warning=ExperimentalWarning",
  "packages/cli/src/main.ts",
]

export interface Finished {
  code: number | null
  stdout: string
  stderr: string
}

/** Starts a command and leaves it running. */
export function launchCli(words: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const clean = { ...process.env }
  delete clean["INKLING_DATABASE_URL"]
  return spawn(process.execPath, [...args, ...words], {
    env: { ...clean, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
}

/** Runs a command to its end. */
export async function runCli(words: readonly string[], env?: Record<string, string>): Promise<Finished> {
  const child = launchCli(words, env)
  const finished: Finished = { code: null, stdout: "", stderr: "" }
  child.stdout?.on("data", (data) => {
    finished.stdout += data
  })
  child.stderr?.on("data", (data) => {
    finished.stderr += data
  })
  ;[finished.code] = (await once(child, "close")) as [number | null]
  return finished
}

export interface Started {
  url: string
  token: string
  workspace_id: string
  root_page_id: string
  /** What it has written to stderr so far. */
  logged(): string
  /** Sends SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
}

/** Starts a server with --json and waits for its first line. */
export async function startCli(words: readonly string[], env?: Record<string, string>): Promise<Started> {
  const child = launchCli(["start", "--json", "--port", "0", ...words], env)
  let errors = ""
  child.stderr?.on("data", (data) => {
    errors += data
  })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const first = (await Promise.race([once(lines, "line"), once(child, "close")])) as [string | number | null]
  if (typeof first[0] !== "string") throw new Error(`inkling start ended: ${errors}`)
  return {
    ...(JSON.parse(first[0]) as Omit<Started, "stop" | "logged">),
    logged: () => errors,
    stop: async () => {
      const closed = once(child, "close") as Promise<[number | null]>
      child.kill("SIGTERM")
      return (await closed)[0]
    },
  }
}
