import type { RequestOptions } from "node:http"
import { urlToHttpOptions } from "node:url"
import { notionHost } from "./notion-hosts.ts"

/** What `http.request` and `https.request` take, in any of their forms. */
export type RequestArguments = [
  input: string | URL | RequestOptions,
  optionsOrCallback?: RequestOptions | Callback,
  callback?: Callback,
]

type Callback = (...values: unknown[]) => void

export interface Redirected {
  options: RequestOptions
  callback: Callback | undefined
}

/**
 * The same request to `target` when it is one for Notion's API, else undefined. The Host header stays Notion's, so that
 * links in answers lead where the program looks for them.
 */
export function redirectedRequest(args: RequestArguments, target: URL): Redirected | undefined {
  const [input, second, third] = args
  const isUrl = typeof input === "string" || input instanceof URL
  const given = isUrl ? { ...urlToHttpOptions(new URL(input)), ...(isOptions(second) && second) } : input
  const host = hostOf(given)
  if (host !== notionHost) return undefined
  // Sockets, agents and names of the TLS connection belong to the host that is no longer called.
  const { agent, createConnection, servername, socketPath, defaultPort, _defaultAgent, ...rest } =
    given as RequestOptions & Record<string, unknown>
  const options: RequestOptions = {
    ...(rest as RequestOptions),
    protocol: target.protocol,
    host: target.hostname,
    hostname: target.hostname.replace(/^\[|\]$/g, ""),
    port: target.port === "" ? null : target.port,
    path: `${target.pathname.replace(/\/$/, "")}${given.path ?? "/"}`,
    headers: withHost(given.headers),
  }
  return {
    options,
    callback: [second, third].find((one) => typeof one === "function") as Callback | undefined,
  }
}

function isOptions(value: unknown): value is RequestOptions {
  return typeof value === "object" && value !== null
}

function hostOf({ hostname, host }: RequestOptions): string | undefined {
  const name = hostname ?? host
  return typeof name === "string" ? name.replace(/:\d+$/, "").toLowerCase() : undefined
}

function withHost(headers: RequestOptions["headers"]): NonNullable<RequestOptions["headers"]> {
  if (Array.isArray(headers)) {
    const kept = headers.filter(
      (_, at, all) => String(all[at - (at % 2)]).toLowerCase() !== "host",
    ) as string[]
    return [...kept, "host", notionHost]
  }
  const kept = Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() !== "host")
  return { ...Object.fromEntries(kept), host: notionHost } as NonNullable<RequestOptions["headers"]>
}
