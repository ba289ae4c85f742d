import { findIntegration, findUser, type Snapshot } from "@inkling/store"
import { explainRequest } from "./explain/explain-request.ts"
import type { Explanation } from "./explain/explanation.ts"
import type { KeptBody, LoggedRequest } from "./logged-request.ts"
import { textOf } from "./request-log.ts"

/** A request as lists show it. */
export interface ShownRequest {
  id: string
  /** ISO 8601. */
  at: string
  duration_ms: number
  method: string
  url: string
  endpoint: string | null
  status: number
  code: string | null
  /** Null when nobody was recognized. */
  caller: { type: "integration" | "person"; id: string; name: string } | null
  version: string | null
  user_agent: string | null
  /** Both null for what went well. */
  explanation: string | null
  fix: Explanation["fix"]
}

/** A request with its bodies. */
export interface ShownExchange extends ShownRequest {
  content_type: string | null
  request_body: ShownBody | null
  response_body: ShownBody
}

interface ShownBody {
  text: string
  is_cut: boolean
  /** Before it was cut. */
  size_bytes: number
}

/** Presents one request, explained as things are now. */
export async function showRequest(tx: Snapshot, entry: LoggedRequest): Promise<ShownRequest> {
  const explained = await explainRequest(tx, entry)
  return {
    id: entry.id,
    at: new Date(entry.at).toISOString(),
    duration_ms: Math.round(entry.durationMs * 10) / 10,
    method: entry.method,
    url: entry.url,
    endpoint: entry.endpoint ?? null,
    status: entry.status,
    code: entry.code ?? null,
    caller: await callerOf(tx, entry),
    version: entry.version ?? null,
    user_agent: entry.userAgent ?? null,
    explanation: explained?.explanation ?? null,
    fix: explained?.fix ?? null,
  }
}

export async function showExchange(tx: Snapshot, entry: LoggedRequest): Promise<ShownExchange> {
  return {
    ...(await showRequest(tx, entry)),
    content_type: entry.contentType ?? null,
    request_body: entry.request ? showBody(entry.request, entry.id) : null,
    response_body: showBody(entry.response, entry.id),
  }
}

function showBody(body: KeptBody, id: string): ShownBody {
  const { text, isCut } = textOf(body, id)
  return { text, is_cut: isCut, size_bytes: body.sizeBytes }
}

async function callerOf(
  tx: Snapshot,
  { callerId, isPerson }: LoggedRequest,
): Promise<ShownRequest["caller"]> {
  if (callerId === undefined) return null
  const found = isPerson ? await findUser(tx, callerId) : await findIntegration(tx, callerId)
  return { type: isPerson ? "person" : "integration", id: callerId, name: found?.name ?? "" }
}
