import {
  checkRequest,
  coerceQuery,
  explainRequest,
  invalidRequestUrl,
  validationError,
  type WireRequest,
} from "@inkling/contract"
import type { WriteTx } from "@inkling/store"
import { requireNeed } from "../../access/require-need.ts"
import { AfterCommit, type Call } from "../../endpoints/endpoint.ts"
import { endpointFor } from "../../endpoints/index.ts"
import { decodePathParam, parseUrl } from "../../http/parse-url.ts"
import { Router } from "../../http/router.ts"
import type { Wire } from "../../present/context.ts"
import { adaptRequest } from "../../versions/adapt-request.ts"
import { adaptResponse } from "../../versions/adapt-response.ts"
import { keepVersion } from "../history/keep-version.ts"
import { fillPath, fillReferences, type Results } from "./references.ts"

export interface Operation {
  method: string
  /** With its query: `/v1/pages/{0.id}?filter_properties=a`. */
  path: string
  body?: Record<string, unknown>
}

const router = new Router()

/**
 * Runs one write of the API as if it came alone, with the caller as of what was written so far. Its answer is in the
 * caller's version. @throws ApiError as the endpoint does · validationError for what a batch cannot hold
 */
export async function runOperation(
  tx: WriteTx,
  batch: Call,
  operation: Operation,
  earlier: Results,
): Promise<Wire | AfterCommit> {
  const { version, services } = batch
  const { pathname, query } = parseUrl(fillPath(operation.path, earlier))
  const match = router.match(version, operation.method, pathname)
  if (!match) throw invalidRequestUrl()
  const { key } = match.endpoint
  const endpoint = endpointFor(version, key)
  if (endpoint.mode !== "write")
    throw validationError(`A batch holds writes of pages, blocks, databases and comments only, not ${key}.`)
  const path: Record<string, string> = {}
  for (const name in match.path) path[name] = decodePathParam(match.path[name] as string)
  const wire: WireRequest = {
    path,
    query: coerceQuery(version, key, query),
    body: fillReferences(operation.body ?? {}, earlier),
  }
  if (!checkRequest(version, key, wire)) throw validationError(explainRequest(version, key, wire))

  const principal = await services.authenticator.refresh(tx, batch.principal)
  requireNeed(principal, endpoint.need)
  const call = { ...batch, ...adaptRequest(version, key, wire), pathname, principal }
  await keepVersion(tx, call, key)
  const answer = await endpoint.handle(call, tx)
  if (!(answer instanceof AfterCommit)) return adaptResponse(version, key, answer)
  return new AfterCommit(async (after) => adaptResponse(version, key, await answer.read(after)), answer.known)
}
