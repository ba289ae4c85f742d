import type { ApiVersion } from "@inkling/contract"
import { Router } from "../../src/http/router.ts"
import type { JsonObject } from "./json.ts"

/** One recorded request and its answer. */
export interface Exchange {
  version: ApiVersion
  /** When the recording was committed to its repository, `YYYY-MM-DD`. */
  date: string
  method: "GET" | "POST" | "PATCH" | "DELETE"
  /** Without the query. */
  path: string
  query: [name: string, value: string][]
  request: unknown
  status: number
  response: JsonObject
}

const router = new Router()

/** The endpoint's name in the SDK, and its path parameters; undefined when the version has no such route. */
export function routeOf({
  version,
  method,
  path,
}: Pick<Exchange, "version" | "method" | "path">):
  | { key: string; params: Record<string, string> }
  | undefined {
  const match = router.match(version, method, path)
  return match && { key: match.endpoint.key, params: match.path }
}

/** Recordings from then on fix the shapes of answers; older ones say what was there. */
export const shapesHoldSince = "2026-04-01"

/** One line that names a recording without repeating it. */
export function gist({ version, date, method, path, status }: Exchange): string {
  return `${method} ${path} · ${version} · ${date} · ${status}`
}
