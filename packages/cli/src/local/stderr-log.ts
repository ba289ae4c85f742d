import type { Log } from "@inkling/server"

/** One JSON line an entry on stderr, so that stdout stays for people and for --json. */
export const stderrLog: Log = {
  error: (entry, message) => write("error", entry, message),
  info: (entry, message) => write("info", entry, message),
}

function write(level: string, entry: object, message: string): void {
  const { err, ...rest } = entry as { err?: unknown }
  const error =
    err instanceof Error ? { message: err.message, stack: err.stack, cause: String(err.cause ?? "") } : err
  process.stderr.write(
    `${JSON.stringify({ level, at: new Date().toISOString(), message, ...rest, ...(err ? { error } : {}) })}\n`,
  )
}
