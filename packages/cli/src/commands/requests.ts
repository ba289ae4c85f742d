import { type Flags, parseFlags } from "../flags.ts"
import { DataFolder } from "../local/data-folder.ts"
import { followRequests } from "../local/follow-requests.ts"
import { isAnswering, withAdmin } from "../local/with-admin.ts"
import { exchangeText, requestLine } from "../request-line.ts"

const filters = ["integration", "status", "method", "path", "text", "since", "limit"] as const

/** Lists the newest requests, oldest first as a log reads; shows one by its id; or follows them. */
export async function requests(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, {
    follow: { type: "boolean" },
    integration: { type: "string" },
    status: { type: "string" },
    method: { type: "string" },
    path: { type: "string" },
    text: { type: "string" },
    since: { type: "string" },
    limit: { type: "string" },
    data: { type: "string" },
    json: { type: "boolean" },
  })
  const isJson = flags.has("json")
  const [id] = flags.words
  if (id !== undefined) {
    const found = await withAdmin(flags, (admin) => admin.getRequest(id))
    console.log(isJson ? JSON.stringify(found) : exchangeText(found))
    return 0
  }
  const query: Record<string, string> = {}
  for (const name of filters) {
    const value = flags.text(name)
    if (value !== undefined) query[name] = value
  }
  if (flags.has("follow")) return follow(flags, query)
  const { results } = await withAdmin(flags, (admin) => admin.listRequests(query))
  for (const one of results.toReversed()) console.log(isJson ? JSON.stringify(one) : requestLine(one))
  return 0
}

async function follow(flags: Flags, query: Record<string, string>): Promise<number> {
  const server = new DataFolder(flags.text("data") ?? "data").readServer()
  if (!server || !(await isAnswering(server.url)))
    throw new Error("There is no running server to follow. Start it with: inkling start")
  for await (const one of followRequests(server, new URLSearchParams(query)))
    console.log(flags.has("json") ? JSON.stringify(one) : requestLine(one))
  return 0
}
