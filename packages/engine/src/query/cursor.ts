import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import type { Rank } from "./rank.ts"

/** What an opaque query cursor holds. */
export interface Cursor {
  /** The store's epoch: a restored store refuses the cursors of the one before. */
  epoch: string
  /** `queryHash` of what was asked. Page size is no part of it: it may change between calls. */
  query: string
  /**
   * The query's fixed moment, by which every page reads relative dates; null while nothing has depended on it, so that a
   * cursor does not tell when it was made.
   */
  now: number | null
  /** Rows already returned, towards the cap on a query's results. */
  returnedCount: number
  /** The last row returned. */
  rank: Rank
}

type Fields = [string, string, number | null, number, Rank["keys"], number, number]

/** A keyed digest of a text, base64url. */
export type Sign = (text: string) => string

/** HMAC-SHA-256, cut to 128 bits. */
export function hmacSigner(secret: string | Uint8Array): Sign {
  return (text) => createHmac("sha256", secret).update(text).digest().subarray(0, 16).toString("base64url")
}

/** Digest of everything that must be equal on all pages of a query; the order of keys does not matter. */
export function queryHash(query: unknown): string {
  return createHash("sha256").update(canonicalJson(query)).digest().subarray(0, 12).toString("base64url")
}

export function encodeCursor({ epoch, query, now, returnedCount, rank }: Cursor, sign: Sign): string {
  const fields: Fields = [epoch, query, now, returnedCount, rank.keys, rank.createdAtMs, rank.pk]
  const body = Buffer.from(JSON.stringify(fields)).toString("base64url")
  return `${body}.${sign(body)}`
}

/** Undefined for a cursor that this server did not make, or made for another query or epoch. */
export function decodeCursor(
  text: string,
  expected: { epoch: string; query: string },
  sign: Sign,
): Cursor | undefined {
  const dot = text.indexOf(".")
  const body = text.slice(0, Math.max(dot, 0))
  if (dot < 0 || !isEqual(text.slice(dot + 1), sign(body))) return undefined
  // Signed by us, so the fields are those that encodeCursor wrote.
  const fields = JSON.parse(Buffer.from(body, "base64url").toString()) as Fields
  const [epoch, query, now, returnedCount, keys, createdAtMs, pk] = fields
  if (epoch !== expected.epoch || query !== expected.query) return undefined
  return { epoch, query, now, returnedCount, rank: { keys, createdAtMs, pk } }
}

function isEqual(given: string, own: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(own)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function canonicalJson(value: unknown): string {
  const sorted = (_key: string, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member
  return JSON.stringify(value, sorted) ?? "null"
}
