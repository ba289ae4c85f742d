import { once } from "node:events"
import { openAuthority, startProxy } from "@inkling/redirect"
import { parseFlags } from "../../flags.ts"
import { UsageError } from "../../usage-error.ts"
import { authorityFolder, usualProxyPort } from "./authority-folder.ts"
import { redirectTarget } from "./redirect-target.ts"

/** Runs the intercepting proxy until it is told to stop, and says what goes through it. */
export async function proxy(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    url: { type: "string" },
    port: { type: "string" },
    data: { type: "string" },
    json: { type: "boolean" },
  })
  const target = redirectTarget(flags)
  const isJson = flags.has("json")
  const now = new Date()
  const authority = await openAuthority(authorityFolder(), now)
  const running = await startProxy({
    target,
    authority,
    now,
    port: flags.count("port", 0) ?? usualProxyPort,
    onCall: (method, path, status) =>
      console.log(isJson ? JSON.stringify({ method, path, status }) : `${status} ${method} ${path}`),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error
    throw new UsageError("That port is taken. Choose another: inkling proxy --port 0")
  })
  if (isJson) console.log(JSON.stringify({ url: running.url, ca: authority.certFile }))
  else
    console.log(
      `api.notion.com leads to ${target.href} for programs that use the proxy ${running.url}\n` +
        `They have to trust ${authority.certFile}; inkling env python|go|curl prints how.\n`,
    )
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")])
  await running.close()
  return 0
}
