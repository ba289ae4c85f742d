import { call } from "./call.ts"

const base = "/inkling/admin/v1/requests"

/** What helps against a refusal. */
export type Fix =
  | { action: "share"; page_id: string; integration_id: string; command: string }
  | { action: "grant_capability"; integration_id: string; capabilities: string[] }
  | { action: "create_token"; integration_id: string; command: string }
  | { action: "set_header"; name: string; value: string }
  | { action: "use_endpoint"; method: string; path: string }
  | {
      action: "use_property"
      given: string
      property: string | null
      properties: { name: string; type: string }[]
    }
  | { action: "use_property_type"; property: string; type: string }
  | { action: "wait"; seconds: number }
  | { action: "retry" }

/** A request that the server has answered. */
export interface LoggedRequest {
  id: string
  at: string
  duration_ms: number
  method: string
  url: string
  endpoint: string | null
  status: number
  code: string | null
  caller: { type: "integration" | "person"; id: string; name: string } | null
  version: string | null
  user_agent: string | null
  explanation: string | null
  fix: Fix | null
}

/** A body as the log keeps it: without secrets, 16 KB at most. */
export interface LoggedBody {
  text: string
  is_cut: boolean
  size_bytes: number
}

export interface LoggedExchange extends LoggedRequest {
  content_type: string | null
  request_body: LoggedBody | null
  response_body: LoggedBody
}

/** What the log is searched for; all that is given must hold. */
export interface RequestWish {
  integration?: string
  status?: string
  method?: string
  text?: string
}

function queryOf(wish: RequestWish & { cursor?: string; limit?: string }): string {
  const given = Object.entries(wish).filter(([, value]) => value !== undefined && value !== "")
  return new URLSearchParams(Object.fromEntries(given)).toString()
}

/** Requests of one answer. */
const limit = "100"

/** The log of requests, newest first. */
export const requestLog = {
  list: (wish: RequestWish, cursor: string | undefined, signal?: AbortSignal) =>
    call<{ results: LoggedRequest[]; next_cursor: string | null }>(
      "GET",
      `${base}?${queryOf({ ...wish, limit, ...(cursor !== undefined && { cursor }) })}`,
      { signal },
    ),
  one: (id: string, signal?: AbortSignal) => call<LoggedExchange>("GET", `${base}/one?id=${id}`, { signal }),
  /** Address of the feed of requests as they are answered. */
  liveUrl: (wish: RequestWish) => `${base}/live?${queryOf(wish)}`,
}
