import { type Log, type RequestLine, scrubText } from "@inkling/server"

export const logForms = ["json", "pretty", "none"] as const
export type LogForm = (typeof logForms)[number]

/**
 * What `--log` asks for, on stderr, so that stdout stays for people and for --json: `json`, a line an entry with every
 * request; `pretty`, the same for people; `none`, nothing. Without it failures only, as JSON.
 */
export function processLog(
  form: LogForm | undefined,
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  if (form === "none") return { error: () => {}, info: () => {} }
  // What is logged has no secrets; if something brings one in after all, it ends here.
  const put = (line: string) => write(`${scrubText(line)}\n`)
  const at = () => new Date().toISOString()
  const entry = (level: string) => (fields: object, message: string) =>
    put(form === "pretty" ? prettyEntry(level, fields, message) : jsonEntry(level, at(), fields, message))
  const log: Log = { error: entry("error"), info: entry("info") }
  if (form === undefined) return log
  const request = (line: RequestLine) =>
    put(
      form === "pretty" ? prettyRequest(at(), line) : jsonEntry(levelOf(line.status), at(), line, "request"),
    )
  return { ...log, request }
}

/** Refusals are the client's business; limits and failures are the operator's too. */
const levelOf = (status: number) => (status >= 500 ? "error" : status === 429 ? "warn" : "info")

function jsonEntry(level: string, at: string, fields: object, message: string): string {
  const { err, ...rest } = fields as { err?: unknown }
  return JSON.stringify({ level, at, message, ...rest, ...(err ? { error: plainError(err) } : {}) })
}

function plainError(err: unknown): unknown {
  return err instanceof Error
    ? { message: err.message, stack: err.stack, cause: String(err.cause ?? "") }
    : err
}

function prettyRequest(at: string, line: RequestLine): string {
  const { status, method, url, duration_ms, code, request_id } = line
  return `${at.slice(11, 23)}  ${status}  ${method} ${url}  ${duration_ms} ms${code ? `  ${code} ${request_id}` : ""}`
}

function prettyEntry(level: string, fields: object, message: string): string {
  const { err, ...rest } = fields as { err?: unknown }
  const more = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  const stack =
    err === undefined ? "" : `\n${err instanceof Error ? (err.stack ?? err.message) : String(err)}`
  return `${level}: ${[message, ...more].join(" ")}${stack}`
}
