import { validationError } from "@inkling/contract"
import {
  findPairOf,
  insertToken,
  listTokens,
  listTokenUses,
  type Snapshot,
  type TokenRow,
  updateToken,
  useUpRefreshToken,
  type WriteTx,
} from "@inkling/store"
import { hashToken, newToken } from "../auth/token.ts"
import type { AdminDeps } from "./admin.ts"
import { integrationNamed, tokenRow } from "./integrations.ts"
import { requireInternal } from "./public-integrations.ts"

export interface CreatedToken {
  id: string
  /** The secret; shown only here. */
  token: string
}

/** @throws validationError when there is no such integration, or it is public */
export function createToken(
  { store, ids }: AdminDeps,
  ws: number,
  integration: string,
): Promise<CreatedToken> {
  return store.write(ws, { actor: null }, async (tx) => {
    const owner = await integrationNamed(tx, integration)
    await requireInternal(tx, owner)
    const created = { id: ids.uuid("other"), token: newToken() }
    await insertToken(tx, tokenRow(ws, created.id, owner.id, created.token, tx.now))
    logToken(tx, "token.created", created.id)
    return created
  })
}

/** What may be told of a token: neither it nor its hash. */
export type ListedToken = Omit<TokenRow, "hash" | "ws"> & {
  /** To the minute or so; null when it never was. */
  last_used_at: number | null
}

export async function listTokensOf({ store }: AdminDeps, ws: number): Promise<ListedToken[]> {
  return store.read(ws, async (tx) => {
    const uses = await listTokenUses(tx)
    return (await listTokens(tx)).map(({ hash: _hash, ws: _ws, ...listed }) => ({
      ...listed,
      last_used_at: uses.get(listed.id) ?? null,
    }))
  })
}

/** @throws validationError when there is no such token */
export function revokeToken({ store }: AdminDeps, ws: number, word: string): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    const token = await tokenNamed(tx, word)
    await updateToken(tx, token.hash, { is_revoked: true })
    const pair = await findPairOf(tx, token.hash)
    if (pair) await useUpRefreshToken(tx, pair.hash)
    logToken(tx, "token.revoked", token.id)
  })
}

/** How long a rotated token stays valid unless said otherwise, in seconds: a day, to give programs the new one. */
export const defaultOverlapSeconds = 86_400

/**
 * A new token; the old one stays valid for the overlap, but never longer than it would have been.
 * @throws validationError when there is no such token, OAuth gave it out, or the overlap is negative or no number
 */
export async function rotateToken(
  { store, ids }: AdminDeps,
  ws: number,
  word: string,
  overlapSeconds: number = defaultOverlapSeconds,
): Promise<CreatedToken> {
  if (!Number.isSafeInteger(overlapSeconds * 1000) || overlapSeconds < 0)
    throw validationError("The overlap is to be a number of seconds, 0 or more.")
  return store.write(ws, { actor: null }, async (tx) => {
    const old = await tokenNamed(tx, word)
    if (await findPairOf(tx, old.hash))
      throw validationError(
        "This token was given out by OAuth: its integration renews it. Revoke it instead.",
      )
    const created = { id: ids.uuid("other"), token: newToken() }
    await insertToken(tx, tokenRow(ws, created.id, old.integration_id, created.token, tx.now))
    const until = tx.now + overlapSeconds * 1000
    // A token that has ended, or soon will, is not to live on because it was rotated.
    await updateToken(tx, old.hash, { expires_at: Math.min(until, old.expires_at ?? until) })
    logToken(tx, "token.rotated", old.id)
    return created
  })
}

async function tokenNamed(tx: Snapshot, word: string): Promise<TokenRow> {
  const hash = hashToken(word)
  const found = (await listTokens(tx)).find((token) => token.id === word || token.hash === hash)
  if (!found)
    throw validationError(`There is no token "${word.slice(0, 8)}…". List them with: inkling token list`)
  return found
}

function logToken(tx: WriteTx, kind: string, id: string): void {
  tx.log({
    kind,
    object_type: "token",
    object_id: id,
    object_pk: null,
    data_source_pk: null,
    details: null,
    touchesTree: true,
  })
}
