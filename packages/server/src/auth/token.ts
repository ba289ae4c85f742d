import { createHash, randomBytes } from "node:crypto"

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/** A new secret in Notion's present form: `ntn_` and 46 characters. Shown once; only its hash is kept. */
export function newToken(random: Random = randomBytes): string {
  return `ntn_${randomText(random)}`
}

/** What a fresh access token is asked for with: `nrt_` and 46 characters. */
export function newRefreshToken(random: Random = randomBytes): string {
  return `nrt_${randomText(random)}`
}

/** What a public integration shows itself by: `secret_` and 46 characters. */
export function newClientSecret(random: Random = randomBytes): string {
  return `secret_${randomText(random)}`
}

/** What a person's browser carries to a public integration. */
export function newCode(random: Random = randomBytes): string {
  return randomText(random)
}

type Random = (size: number) => Uint8Array

function randomText(random: Random): string {
  let text = ""
  while (text.length < 46) {
    // Bytes from 248 on are thrown away, so that every character is equally likely.
    for (const byte of random(64)) if (byte < 248 && text.length < 46) text += alphabet[byte % 62]
  }
  return text
}

/** What the store keeps of a token: SHA-256 in hex. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex")
}

/** The secret in an Authorization header, or undefined. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer\s+(\S+)\s*$/i.exec(header ?? "")?.[1]
}
