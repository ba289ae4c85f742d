import { checkBeyond, newestVersion, validationError, type WireRequest } from "@inkling/contract"
import { parseUuid } from "@inkling/engine"
import type { Call } from "../endpoints/endpoint.ts"
import type { ApiRequest } from "../http/message.ts"
import { parseBody } from "../http/parse-body.ts"
import { decodePathParam, type ParsedUrl } from "../http/parse-url.ts"
import { chooseVersion } from "../http/version.ts"
import type { BeyondMatch } from "./beyond-routes.ts"

/** Bytes a body under /inkling/v1 may have: as much as the socket layer takes. */
const maxBodyBytes = 16_000_000

/**
 * A request under /inkling/v1, checked. Objects in answers have the shape of the version asked for, the newest unless
 * one is named. @throws validationError · invalidJson · requestBodyTooLarge · unknownVersion
 */
export function readBeyond(
  request: ApiRequest,
  { endpoint, path: raw }: BeyondMatch,
  query: ParsedUrl["query"],
): Pick<Call, "path" | "query" | "body" | "version"> {
  const version = chooseVersion(request.headers["notion-version"] ?? newestVersion)
  const path: Record<string, string> = {}
  for (const name in raw) path[name] = decodePathParam(raw[name] as string)
  const contentType = request.headers["content-type"]
  const body = endpoint.method === "GET" ? {} : (parseBody(contentType, request.body, maxBodyBytes) ?? {})
  const wire: WireRequest = { path, query: coerceNumbers(query), body }
  const problem = checkBeyond(endpoint, wire)
  if (problem !== undefined) throw validationError(problem)
  for (const name in path) path[name] = parseUuid(path[name] as string) as string
  return { path, query: wire.query, body: body as Record<string, unknown>, version }
}

/** Only sizes are numbers. */
function coerceNumbers({ page_size: size, ...query }: ParsedUrl["query"]): Record<string, unknown> {
  if (size === undefined) return query
  return { ...query, page_size: typeof size === "string" && /^\d+$/.test(size) ? Number(size) : size }
}
