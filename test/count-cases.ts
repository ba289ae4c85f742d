import { type ApiVersion, apiVersions, type EndpointKey } from "@inkling/contract"
import { Router } from "../packages/server/src/http/router.ts"

/** How many conformance cases an endpoint succeeds in, and how many it fails in. */
export interface CaseCounts {
  success: number
  failure: number
}

/**
 * Cases by endpoint, each counted once however often it calls.
 * @param calls lines as conformance/kit/recorded.ts notes them
 */
export function countCases(calls: Iterable<string>): Map<EndpointKey, CaseCounts> {
  const router = new Router()
  const seen = new Set<string>()
  const counts = new Map<EndpointKey, CaseCounts>()
  for (const call of calls) {
    const [method = "", path = "", version = "", status = "", ...name] = call.split(" ")
    const isKnown = (apiVersions as readonly string[]).includes(version)
    const match = isKnown ? router.match(version as ApiVersion, method, path) : undefined
    if (!match || name.length === 0) continue
    const key = match.endpoint.key as EndpointKey
    const outcome = status.startsWith("2") ? "success" : "failure"
    const once = `${key} ${outcome} ${name.join(" ")}`
    if (seen.has(once)) continue
    seen.add(once)
    const count = counts.get(key) ?? { success: 0, failure: 0 }
    count[outcome] += 1
    counts.set(key, count)
  }
  return counts
}

/** What is told of cases and is not so: fewer were counted. One line an endpoint and outcome. */
export function overstated(
  told: Readonly<Partial<Record<EndpointKey, CaseCounts>>>,
  counts: ReadonlyMap<EndpointKey, CaseCounts>,
): string[] {
  return Object.entries(told).flatMap(([key, { success, failure }]) => {
    const count = counts.get(key as EndpointKey) ?? { success: 0, failure: 0 }
    return [
      ...(count.success < success ? [`${key} succeeds in ${count.success} cases, not in ${success}`] : []),
      ...(count.failure < failure ? [`${key} fails in ${count.failure} cases, not in ${failure}`] : []),
    ]
  })
}
