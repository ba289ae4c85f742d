import type { ShownExchange, ShownRequest } from "@inkling/server"

/** A request on one line, and what to do about a refusal on the next ones. */
export function requestLine(request: ShownRequest): string {
  const { at, status, method, url, duration_ms, caller, explanation, fix } = request
  const who = caller ? ` ${caller.name}` : ""
  const lines = [`${at.slice(11, 23)}  ${status}  ${method} ${url}  ${duration_ms} ms${who}`]
  if (explanation !== null) lines.push(`    ${explanation}`)
  if (fix && "command" in fix) lines.push(`    $ ${fix.command}`)
  return lines.map(withoutControls).join("\n")
}

/** Titles and names may hold anything; a terminal obeys some of it. */
const withoutControls = (line: string) => line.replaceAll(/\p{Cc}/gu, " ")

/** A request with its bodies. */
export function exchangeText(exchange: ShownExchange): string {
  const { request_body, response_body } = exchange
  const body = (title: string, { text, is_cut, size_bytes }: ShownExchange["response_body"]) =>
    `\n${title} (${size_bytes} bytes${is_cut ? ", cut" : ""})\n${withoutControls(text)}`
  return [
    requestLine(exchange),
    `    ${exchange.id} · Notion-Version ${exchange.version ?? "none"} · ${exchange.user_agent ?? "no user agent"}`,
    ...(request_body ? [body("Request", request_body)] : []),
    body("Response", response_body),
  ].join("\n")
}
