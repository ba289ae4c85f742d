import { type ApiVersion, apiVersions, beyondManifest, type EndpointKey, manifest } from "@inkling/contract"
import { findBeyond } from "../packages/server/src/beyond/beyond-routes.ts"
import { Router } from "../packages/server/src/http/router.ts"

/** The versions that the official SDKs of the cases speak. */
const covered: readonly ApiVersion[] = ["2022-06-28", "2025-09-03", "2026-03-11"]

/** Endpoints that always refuse, so that no case can show success. */
const alwaysRefuses: ReadonlySet<EndpointKey> = new Set<EndpointKey>(["createMeetingNote"])

/**
 * What the conformance cases leave out: each endpoint is to succeed and to fail at least once at each version that has
 * it, and each beyond the API at any. One line for each gap; empty when there is none.
 * @param calls lines of method, path, version and status, as conformance/kit/recorded.ts notes them
 */
export function coverageGaps(calls: Iterable<string>): string[] {
  const router = new Router()
  const seen = new Set<string>()
  for (const call of calls) {
    const [method = "", path = "", version = "", status = ""] = call.split(" ")
    const isKnown = (apiVersions as readonly string[]).includes(version)
    const match = isKnown ? router.match(version as ApiVersion, method, path) : undefined
    const outcome = status.startsWith("2") ? "success" : "failure"
    if (match) seen.add(`${match.endpoint.key} ${version} ${outcome}`)
    const beyond = findBeyond(method, path)
    if (beyond) seen.add(`${beyond.endpoint.key} ${outcome}`)
  }
  const gaps: string[] = []
  for (const version of covered)
    for (const { key } of manifest(version))
      for (const outcome of ["success", "failure"]) {
        const isExempt = outcome === "success" && alwaysRefuses.has(key)
        const isSeen = seen.has(`${key} ${version} ${outcome}`)
        if (!isSeen && !isExempt) gaps.push(`${key} at ${version} has no case of ${outcome}`)
        if (isSeen && outcome === "success" && isExempt)
          gaps.push(`${key} is exempt, but succeeds at ${version}`)
      }
  for (const { key } of beyondManifest)
    for (const outcome of ["success", "failure"])
      if (!seen.has(`${key} ${outcome}`)) gaps.push(`${key} has no case of ${outcome}`)
  return gaps
}
