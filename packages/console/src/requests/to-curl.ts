import type { LoggedExchange } from "../http/requests.ts"

/** A word as a POSIX shell reads it back. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** The request as a curl command; the token is the shell's variable INKLING_TOKEN, since the log keeps none. */
export function toCurl(exchange: LoggedExchange, origin: string): string {
  const { method, url, version, content_type, request_body } = exchange
  const lines = [`curl -X ${method} ${quoted(origin + url)}`, `-H "Authorization: Bearer $INKLING_TOKEN"`]
  if (version !== null) lines.push(`-H ${quoted(`Notion-Version: ${version}`)}`)
  if (request_body !== null && request_body.text !== "") {
    lines.push(`-H ${quoted(`Content-Type: ${content_type ?? "application/json"}`)}`)
    lines.push(`--data-raw ${quoted(request_body.text)}`)
  }
  return lines.join(" \\\n  ")
}
