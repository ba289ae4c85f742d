import { validationError } from "@inkling/contract"
import { listPersons, type Snapshot } from "@inkling/store"
import { listRequests, type RequestPage } from "../requests/list-requests.ts"
import { type RequestFilter, readRequestFilter } from "../requests/request-filter.ts"
import type { RequestLog } from "../requests/request-log.ts"
import { type ShownExchange, showExchange } from "../requests/shown-request.ts"
import type { AdminDeps } from "./admin.ts"
import { integrationNamed } from "./integrations.ts"

/** What the operator's operations on the log of requests need. */
export interface RequestAdminDeps extends AdminDeps {
  /** Absent where nothing is served. */
  requests?: RequestLog
}

/** Words as a query string has them: see RequestFilter; `integration` takes a name too. */
export type RequestQuery = Record<string, unknown>

/** @throws validationError on a filter that makes no sense, or where nothing is served */
export function listKeptRequests(
  { store, requests }: RequestAdminDeps,
  ws: number,
  query: RequestQuery,
): Promise<RequestPage> {
  const log = logThere(requests)
  const { cursor, limit } = query
  return store.read(ws, async (tx) =>
    listRequests(tx, log, await filterOf(tx, query), {
      ...(cursor !== undefined && { cursor: String(cursor) }),
      ...(limit !== undefined && { limit: Number(limit) }),
    }),
  )
}

/** @throws validationError when it was dropped, or was never there */
export function getKeptRequest(
  { store, requests }: RequestAdminDeps,
  ws: number,
  id: string,
): Promise<ShownExchange> {
  const entry = logThere(requests).find(id)
  if (!entry)
    throw validationError(`There is no request "${id}" in the log: it holds the newest ones of this process.`)
  return store.read(ws, (tx) => showExchange(tx, entry))
}

/** The filter of a query string, its integration by id. @throws validationError */
export async function filterOf(tx: Snapshot, query: RequestQuery): Promise<RequestFilter> {
  const filter = readRequestFilter(query)
  const word = query["integration"]
  if (word === undefined || word === "") return filter
  const person = (await listPersons(tx)).find(({ id }) => id === word)
  return { ...filter, callerId: person?.id ?? (await integrationNamed(tx, String(word))).id }
}

function logThere(requests: RequestLog | undefined): RequestLog {
  if (!requests)
    throw validationError(
      "Requests are kept in the memory of a running server, and none is running. Start it: inkling start",
    )
  return requests
}
