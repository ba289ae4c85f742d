import { spawn } from "node:child_process"
import { once } from "node:events"
import { constants } from "node:os"
import { openAuthority, startProxy } from "@inkling/redirect"
import { parseFlags } from "../../flags.ts"
import { UsageError } from "../../usage-error.ts"
import { authorityFolder } from "./authority-folder.ts"
import { redirectTarget } from "./redirect-target.ts"
import { preloadVariables, proxyVariables } from "./variables.ts"

/**
 * Runs a program that was not changed against Inkling: Node's are led by a preload, all others by a proxy that lives as
 * long as they do. Returns the program's own exit code.
 */
export async function run(argv: string[]): Promise<number> {
  const split = argv.indexOf("--")
  const [own, command] = split < 0 ? [argv, []] : [argv.slice(0, split), argv.slice(split + 1)]
  const flags = parseFlags(own, { url: { type: "string" }, data: { type: "string" } })
  const [program, ...words] = command
  if (program === undefined || flags.words.length > 0)
    throw new UsageError("Say what to run, behind --: inkling run -- python sync.py")
  const target = redirectTarget(flags)
  const now = new Date()
  const authority = await openAuthority(authorityFolder(), now)
  const proxy = await startProxy({ target, authority, now })
  try {
    const variables = {
      ...proxyVariables(proxy.url, authority),
      ...preloadVariables(target, process.env["NODE_OPTIONS"]),
    }
    const child = spawn(program, words, { stdio: "inherit", env: { ...process.env, ...variables } })
    const pass = (signal: NodeJS.Signals) => child.kill(signal)
    process.on("SIGINT", pass).on("SIGTERM", pass)
    const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null]
    return code ?? 128 + (signal ? constants.signals[signal] : 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
    throw new UsageError(`There is no program "${program}".`)
  } finally {
    await proxy.close()
  }
}
