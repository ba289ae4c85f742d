import type { Verification } from "../properties/value.ts"
import { dateInstants } from "../time/date-instants.ts"
import { DAY_MS } from "../time/floor-minute.ts"
import type { VerificationState } from "./predicate.ts"

/** When a verification ends, in ms; null when it does not. It holds through its last day. Source: inferred */
export function verificationEnd({ date }: Verification): number | null {
  const instants = date === null ? undefined : dateInstants(date)
  const endMs = instants?.endMs ?? null
  return endMs !== null && instants?.isDateOnly ? endMs + DAY_MS : endMs
}

/** The state that a page shows now: one whose end has passed is "expired". Source: inferred */
export function shownVerification(value: Verification, nowMs: number): Verification["state"] {
  const end = verificationEnd(value)
  return end !== null && end <= nowMs ? "expired" : value.state
}

/** A page that was never verified is "none"; one whose end has passed is "expired". Source: inferred */
export function verificationState(
  verification: { isExpired: boolean; expiresAtMs: number | null } | undefined,
  nowMs: number,
): VerificationState {
  if (verification === undefined) return "none"
  const { isExpired, expiresAtMs } = verification
  return isExpired || (expiresAtMs !== null && expiresAtMs <= nowMs) ? "expired" : "verified"
}
