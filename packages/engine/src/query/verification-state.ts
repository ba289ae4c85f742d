import type { VerificationState } from "./predicate.ts"

/** A page that was never verified is "none"; one whose end has passed is "expired". Source: inferred */
export function verificationState(
  verification: { isExpired: boolean; expiresAtMs: number | null } | undefined,
  nowMs: number,
): VerificationState {
  if (verification === undefined) return "none"
  const { isExpired, expiresAtMs } = verification
  return isExpired || (expiresAtMs !== null && expiresAtMs <= nowMs) ? "expired" : "verified"
}
