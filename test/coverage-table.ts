import { readFileSync } from "node:fs"
import { apiVersions, type EndpointKey, manifest } from "@inkling/contract"
import { servedKeys } from "../packages/server/src/endpoints/index.ts"
import type { CaseCounts } from "./count-cases.ts"

/** Counted in a whole run of the conformance cases; see conformance-coverage-reporter.ts. */
const counts = JSON.parse(
  readFileSync(new URL("conformance-counts.json", import.meta.url), "utf8"),
) as Partial<Record<EndpointKey, CaseCounts>>

/** README's coverage table, from the manifests of every version and the endpoints there are. */
export function coverageTable(): string {
  const served = new Set<EndpointKey>(servedKeys())
  const rows = new Map<string, { key: EndpointKey; versions: string[] }>()
  for (const version of apiVersions)
    for (const { method, path, key } of manifest(version)) {
      const route = `${method} ${path}`
      const row = rows.get(route) ?? { key, versions: [] }
      row.versions.push(version)
      rows.set(route, row)
    }
  const lines = [...rows].map(
    ([route, { key, versions }]) => `| \`${route}\` | ${state(served.has(key), versions)} | ${cases(key)} |`,
  )
  return ["| endpoint | | cases of success, failure |", "|---|---|---|", ...lines.sort()].join("\n")
}

function cases(key: EndpointKey): string {
  const count = counts[key]
  return count ? `${count.success}, ${count.failure}` : ""
}

function state(isServed: boolean, versions: readonly string[]): string {
  if (!isServed) return "not yet"
  if (versions.length === apiVersions.length) return "all versions"
  const first = versions[0]
  return versions.includes(apiVersions.at(-1) as string) ? `from ${first}` : `up to ${versions.at(-1)}`
}
