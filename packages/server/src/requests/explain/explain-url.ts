import { apiVersions, beyondManifest, manifest, newestVersion } from "@inkling/contract"
import type { Explanation } from "./explanation.ts"
import { nearest } from "./nearest.ts"
import type { Refusal } from "./refusal.ts"

interface Route {
  method: string
  path: string
}

/** Says what is at a URL in another version or by another method, or which URL was probably meant. */
export function explainUrl({ entry }: Refusal): Explanation {
  const path = entry.url.split("?")[0] as string
  const later = apiVersions.find((version) =>
    manifest(version).some((route) => route.method === entry.method && matches(route.path, path)),
  )
  if (later !== undefined) return explainOtherVersion(entry.version, later, path, entry.method)
  const routes: Route[] = [...manifest(newestVersion), ...beyondManifest]
  const here = routes.filter((route) => matches(route.path, path))
  const [first] = here
  if (first) {
    const methods = here.map(({ method }) => method).join(", ")
    return {
      explanation: `${path} answers to ${methods}, not to ${entry.method}.`,
      fix: { action: "use_endpoint", method: first.method, path },
    }
  }
  const within = routes.find((route) => route.method === entry.method && matches(route.path, `/v1${path}`))
  if (within)
    return {
      explanation: `The path lacks /v1: the API is at ${entry.method} /v1${path}.`,
      fix: { action: "use_endpoint", method: entry.method, path: `/v1${path}` },
    }
  if (path.startsWith("/v1/v1/"))
    return {
      explanation:
        "The path begins with /v1 twice: clients that add it themselves take the address without /v1.",
      fix: { action: "use_endpoint", method: entry.method, path: path.slice("/v1".length) },
    }
  const meant = nearest(
    withoutIds(path),
    routes.filter(({ method }) => method === entry.method).map((route) => withoutIds(route.path)),
  )
  const route = routes.find((one) => one.method === entry.method && withoutIds(one.path) === meant)
  return route
    ? {
        explanation: `There is nothing at ${entry.method} ${path}. Perhaps ${route.method} ${route.path} was meant.`,
        fix: { action: "use_endpoint", method: route.method, path: route.path },
      }
    : { explanation: `There is nothing at ${entry.method} ${path} in any version of the API.`, fix: null }
}

function explainOtherVersion(
  given: string | undefined,
  other: string,
  path: string,
  method: string,
): Explanation {
  return {
    explanation: `${method} ${path} is not part of version ${given ?? "that was asked for"}; it is of ${other}.`,
    fix: { action: "set_header", name: "Notion-Version", value: other },
  }
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split("/").filter(Boolean)
  const given = path.split("/").filter(Boolean)
  return (
    wanted.length === given.length &&
    wanted.every((segment, index) => segment.startsWith("{") || segment === given[index])
  )
}

/** Ids are as long as whole paths: two paths are compared by their words. */
const withoutIds = (path: string) =>
  path
    .split("/")
    .map((segment) => (/^\{|[0-9a-f-]{32,36}/i.test(segment) ? "*" : segment))
    .join("/")
