import { targetUrl } from "@inkling/redirect"
import type { Flags } from "../../flags.ts"
import { DataFolder } from "../../local/data-folder.ts"
import { UsageError } from "../../usage-error.ts"

const usualUrl = "http://127.0.0.1:4567"

/** Where redirected calls go: `--url`, else the server that runs on the data folder, else the usual port. @throws UsageError */
export function redirectTarget(flags: Flags): URL {
  const running = new DataFolder(flags.text("data") ?? "data").readServer()
  try {
    return targetUrl(flags.text("url") ?? running?.url ?? usualUrl)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
