/** A place in a list ordered by time, then pk. */
export interface Seek {
  at: number
  pk: number
}

/** An opaque cursor. Notion's are opaque too since April 2026 (reference misc §8). */
export function encodeSeek({ at, pk }: Seek): string {
  return Buffer.from(`${at.toString(36)}.${pk.toString(36)}`).toString("base64url")
}

/** Undefined when the text is not one of ours. */
export function decodeSeek(text: string): Seek | undefined {
  const match = /^([0-9a-z]{1,11})\.([0-9a-z]{1,11})$/.exec(Buffer.from(text, "base64url").toString("latin1"))
  if (!match) return undefined
  return { at: Number.parseInt(match[1] as string, 36), pk: Number.parseInt(match[2] as string, 36) }
}
