import type { HttpClient } from "../http-client.ts"
import type { Hostiles } from "./make-hub.ts"

export interface Sent {
  /** How often each status came. */
  statuses: Map<number, number>
  longestMs: number
}

interface Request {
  method: string
  path: string
  body?: object
}

/** Statuses that tell the client what is wrong, or that it was too much. */
const clear = new Set([200, 400, 503, 504])

/**
 * Reads the hostile rows in each way there is, `count` times, several at once.
 * @throws Error when an answer is neither a value nor a clear error
 */
export async function sendHostile(
  client: HttpClient,
  hub: Hostiles,
  { count, atOnce }: { count: number; atOnce: number },
): Promise<Sent> {
  const sent: Sent = { statuses: new Map(), longestMs: 0 }
  const requests = requestsTo(hub)
  let next = 0
  const run = async () => {
    while (next < count) {
      const { method, path, body } = requests[next++ % requests.length] as Request
      const begun = performance.now()
      const reply = await client.send(method, path, body)
      sent.longestMs = Math.max(sent.longestMs, performance.now() - begun)
      sent.statuses.set(reply.status, (sent.statuses.get(reply.status) ?? 0) + 1)
      if (clear.has(reply.status)) continue
      throw new Error(
        `${method} ${path} ${JSON.stringify(body)}: ${JSON.stringify(reply.body).slice(0, 1000)}`,
      )
    }
  }
  await Promise.all(Array.from({ length: atOnce }, run))
  return sent
}

/** All columns at once, one at a time, sorted by each, filtered by each; and writes that are answered with all of them. */
function requestsTo({ dataSourceId, rowIds, properties }: Hostiles): Request[] {
  const query = `/v1/data_sources/${dataSourceId}/query`
  const all: Request[] = [
    { method: "GET", path: `/v1/pages/${rowIds[0]}` },
    { method: "POST", path: query, body: {} },
    { method: "PATCH", path: `/v1/pages/${rowIds[0]}`, body: { properties: { N: { number: 1 } } } },
  ]
  for (const { id, condition } of properties) {
    const filter = { property: id, ...condition }
    all.push(
      { method: "GET", path: `/v1/pages/${rowIds[0]}/properties/${id}` },
      {
        method: "POST",
        path: query,
        body: { sorts: [{ property: id, direction: "ascending" }], page_size: 1 },
      },
      { method: "POST", path: `${query}?filter_properties=title`, body: { filter, page_size: 1 } },
    )
  }
  return all
}
