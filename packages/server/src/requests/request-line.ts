import type { ApiReply, ApiRequest } from "../http/message.ts"
import type { Trace } from "./logged-request.ts"
import { scrubText } from "./scrub.ts"

/** An answered request in the log of a process: no bodies, and of headers only what tells programs apart. */
export interface RequestLine {
  request_id: string
  method: string
  /** Path and query, scrubbed. */
  url: string
  endpoint: string | undefined
  status: number
  code: string | undefined
  duration_ms: number
  caller_id: string | undefined
  version: string | undefined
  user_agent: string | undefined
}

/** Characters kept of what a client may make as long as it likes. */
const maxChars = 500

export function requestLine(
  { method, url, headers }: ApiRequest,
  { endpoint, callerId, startedAt }: Trace,
  id: string,
  { status }: ApiReply,
  code: string | undefined,
): RequestLine {
  return {
    request_id: id,
    method,
    url: short(url),
    endpoint,
    status,
    code,
    duration_ms: Math.round((performance.now() - startedAt) * 10) / 10,
    caller_id: callerId,
    version: headers["notion-version"] && short(headers["notion-version"]),
    user_agent: headers["user-agent"] && short(headers["user-agent"]),
  }
}

const short = (text: string) => scrubText(text).slice(0, maxChars)
