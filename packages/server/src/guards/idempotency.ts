import { createHash } from "node:crypto"
import { validationError } from "@inkling/contract"
import { findKeptAnswer, insertKeptAnswer, removeKeptAnswers, type WriteTx } from "@inkling/store"
import type { ApiRequest } from "../http/message.ts"
import { Rendered } from "../present/rendered.ts"

/** Milliseconds that an answer is kept. */
const keptMs = 24 * 3_600_000

/** A request that may be sent again. */
export interface IdempotentRequest {
  /** Chosen by the client; one integration's keys are no other's. */
  key: string
  hash: string
}

/** Undefined when the request has no Idempotency-Key. @throws validationError for one that is none */
export function idempotentRequest(request: ApiRequest): IdempotentRequest | undefined {
  const { method, url, headers, body } = request
  const key = headers["idempotency-key"]
  if (key === undefined || method === "GET") return undefined
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw validationError("Idempotency-Key should be 1 to 255 printable ASCII characters without spaces.")
  const hash = createHash("sha256").update(`${method} ${url}\n${headers["notion-version"] ?? ""}\n`)
  return { key, hash: hash.update(body ?? "").digest("base64url") }
}

/**
 * What the same request was answered within the last 24 hours. Writes of a workspace come one after another, so that
 * of two that come at once the second finds the first one's answer.
 * @throws validationError when the key was used for something else
 */
export async function findAnswered(
  tx: WriteTx,
  integrationId: string,
  { key, hash }: IdempotentRequest,
): Promise<Rendered | undefined> {
  const kept = await findKeptAnswer(tx, integrationId, key)
  if (!kept || kept.created_at <= tx.now - keptMs) return undefined
  if (kept.request_hash !== hash) throw validationError("This Idempotency-Key was used for another request.")
  return new Rendered(Buffer.from(kept.answer), true, kept.status, true)
}

/** Keeps an answer, in the transaction of what it answers: a write that failed may be tried again. */
export async function keepAnswered(
  tx: WriteTx,
  integrationId: string,
  { key, hash }: IdempotentRequest,
  answer: Rendered,
): Promise<void> {
  await removeKeptAnswers(tx, tx.now - keptMs)
  await insertKeptAnswer(tx, {
    integration_id: integrationId,
    key,
    request_hash: hash,
    created_at: tx.now,
    status: answer.status,
    answer: answer.bytes.toString(),
  })
}
