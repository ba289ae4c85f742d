import type { ApiVersion } from "@inkling/contract"
import type { Call } from "../endpoints/endpoint.ts"

/** Endpoints that take `allow_async`. */
export type AsyncEndpointKey = "createPage" | "updatePageMarkdown"

/** What tasks do; the application of a template has no task that a client could ask for. */
export type Operation = AsyncEndpointKey | "applyTemplate"

/** A call as it is kept until it is done: plain JSON. */
export interface TaskRequest extends Pick<Call, "path" | "query" | "body" | "base" | "pathname"> {
  version: ApiVersion
  beta: string[]
}

/** What a call asks for, without who asks. */
export function taskRequest({ path, query, body, base, pathname, version, beta }: Call): TaskRequest {
  const { allow_async: _, ...rest } = body
  return { path, query, body: rest, base, pathname, version, beta: [...beta] }
}
