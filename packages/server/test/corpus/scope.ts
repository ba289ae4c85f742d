import { type Exchange, routeOf } from "./exchange.ts"
import { visitObjects } from "./json.ts"

/** Why a recording says nothing about this server yet; undefined when it does. */
export function outOfScope(exchange: Exchange): string | undefined {
  const { path, request, response } = exchange
  if (/^\/v1\/file_uploads\/./.test(path)) return "uploads made earlier"
  if (path.endsWith("/templates")) return "templates"
  if (response["object"] === "async_task") return "async tasks"
  if (!routeOf(exchange)) return "no route"
  let reason: string | undefined
  visitObjects(request, (object, key) => {
    if (object["type"] === "file_upload" || key === "file_upload") reason = "file uploads"
    if (key === "template" && object["type"] !== "none" && "type" in object) reason = "templates"
  })
  return reason
}

/** One line that says what was left out, and how much of it. */
export function leftOut(exchanges: readonly Exchange[]): string {
  const counts = new Map<string, number>()
  for (const exchange of exchanges) {
    const reason = outOfScope(exchange)
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const parts = [...counts].map(([reason, count]) => `${count} ${reason}`)
  return `Out of scope: ${parts.join(", ") || "none"}`
}
