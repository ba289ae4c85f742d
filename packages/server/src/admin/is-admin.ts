import { timingSafeEqual } from "node:crypto"

/** Whether an Authorization header carries the operator's secret; compared in constant time, so that the secret cannot be guessed letter by letter. */
export function isAdmin(header: string | undefined, secret: string | undefined): boolean {
  if (secret === undefined) return false
  const given = Buffer.from(header ?? "")
  const wanted = Buffer.from(`Bearer ${secret}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
