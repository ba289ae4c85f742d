import { createHash } from "node:crypto"

/** The id of an event in the feed: the same whenever and by whomever it is read, so that repetitions show. */
export function eventId(epoch: string, seq: number, index: number): string {
  const hex = createHash("sha256").update(`${epoch}:${seq}:${index}`).digest("hex")
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-")
}
