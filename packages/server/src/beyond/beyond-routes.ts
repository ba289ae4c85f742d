import { type BeyondEndpoint, beyondManifest } from "@inkling/contract"

/** What begins every path of ours. */
export const beyondPrefix = "/inkling/v1/"

export interface BeyondMatch {
  endpoint: BeyondEndpoint
  /** Undecoded. */
  path: Record<string, string>
}

/** The endpoint at a path under /inkling/v1; a trailing slash is tolerated, as under /v1. */
export function findBeyond(method: string, pathname: string): BeyondMatch | undefined {
  const given = pathname.split("/").filter(Boolean)
  for (const endpoint of beyondManifest) {
    if (endpoint.method !== method) continue
    const path = matchPath(endpoint.path.split("/").filter(Boolean), given)
    if (path) return { endpoint, path }
  }
  return undefined
}

function matchPath(pattern: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== given.length) return undefined
  const path: Record<string, string> = {}
  for (const [index, segment] of pattern.entries()) {
    const value = given[index] as string
    if (segment.startsWith("{")) path[segment.slice(1, -1)] = value
    else if (segment !== value) return undefined
  }
  return path
}
