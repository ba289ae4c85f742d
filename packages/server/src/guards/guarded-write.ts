import type { EndpointKey } from "@inkling/contract"
import type { WriteTx } from "@inkling/store"
import { keepVersion } from "../beyond/history/keep-version.ts"
import { AfterCommit, type Answer, type Call } from "../endpoints/endpoint.ts"
import type { ApiRequest } from "../http/message.ts"
import type { Rendered } from "../present/rendered.ts"
import { findAnswered, type IdempotentRequest, idempotentRequest, keepAnswered } from "./idempotency.ts"
import { requireMatch } from "./require-match.ts"

/** What a request's headers ask of its write. */
export interface WriteGuard {
  /** Undefined for endpoints that are not the API's. */
  key: EndpointKey | undefined
  idempotent: IdempotentRequest | undefined
  ifMatch: string | undefined
}

/** @throws validationError for an Idempotency-Key that is none */
export function writeGuard(request: ApiRequest, key?: EndpointKey): WriteGuard {
  return { key, idempotent: idempotentRequest(request), ifMatch: request.headers["if-match"] }
}

/**
 * Runs a write unless it was answered before, or If-Match forbids it. An answer to be kept is made before the commit,
 * however long it takes: it has to be there when the request comes again.
 */
export async function guardedWrite(
  tx: WriteTx,
  call: Call,
  { key, idempotent, ifMatch }: WriteGuard,
  render: (answer: Answer) => Rendered,
  write: () => Promise<Answer | AfterCommit>,
): Promise<Answer | AfterCommit> {
  const integrationId = call.principal.integration.id
  const known = idempotent && (await findAnswered(tx, integrationId, idempotent))
  if (known) return known
  if (ifMatch !== undefined) await requireMatch(tx, call, key, ifMatch)
  if (key) await keepVersion(tx, call, key)
  const done = await write()
  if (!idempotent) return done
  const answer = render(done instanceof AfterCommit ? await done.read(tx) : done)
  await keepAnswered(tx, integrationId, idempotent, answer)
  return answer
}
