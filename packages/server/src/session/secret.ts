import { createHash, randomBytes, timingSafeEqual } from "node:crypto"

/** 256 random bits, base64url: what a cookie or a sign-in link carries. Only its hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url")
}

/** SHA-256 in hex. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex")
}

/** Compares in constant time, so that a secret cannot be guessed letter by letter. */
export function isSameSecret(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}
