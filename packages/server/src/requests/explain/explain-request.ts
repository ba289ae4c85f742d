import { findIntegration, type Snapshot } from "@inkling/store"
import type { LoggedRequest } from "../logged-request.ts"
import { textOf } from "../request-log.ts"
import { explainFailure } from "./explain-failure.ts"
import { explainVersion } from "./explain-headers.ts"
import { explainNotFound } from "./explain-not-found.ts"
import { explainRestricted } from "./explain-restricted.ts"
import { explainUnauthorized } from "./explain-unauthorized.ts"
import { explainUrl } from "./explain-url.ts"
import { explainValidation } from "./explain-validation.ts"
import type { Explanation } from "./explanation.ts"
import { messageOf, type Refusal } from "./refusal.ts"

/**
 * Why a request was refused and what helps, as things are when it is asked; undefined for what went well. Reads a few
 * rows, and never runs while a request waits.
 */
export async function explainRequest(tx: Snapshot, entry: LoggedRequest): Promise<Explanation | undefined> {
  if (entry.isFault)
    return {
      explanation: "A fault rule made this go wrong on purpose: `inkling faults list` shows the rules.",
      fix: { action: "remove_faults", command: "inkling faults remove --all" },
    }
  if (entry.status < 400) return undefined
  const integration =
    entry.callerId === undefined || entry.isPerson ? undefined : await findIntegration(tx, entry.callerId)
  const refusal: Refusal = { entry, message: messageOf(entry), integration }
  switch (entry.code) {
    case "unauthorized":
      return explainUnauthorized(tx, entry)
    case "restricted_resource":
      return explainRestricted(refusal)
    case "object_not_found":
      return explainNotFound(tx, refusal)
    case "missing_version":
      return explainVersion(refusal)
    case "invalid_request_url":
      return explainUrl(refusal)
    case "validation_error":
      return explainValidation(tx, refusal)
    case "invalid_json":
      return { explanation: `The body is no JSON. ${whereJsonEnds(entry)}`.trim(), fix: null }
    case "invalid_beta":
      return { explanation: refusal.message, fix: null }
    case "invalid_client":
    case "invalid_grant":
    case "unsupported_grant_type":
      return explainOauth(entry.code)
    case undefined:
      // Of those only what is outside of /v1 is refused without a code.
      return explainUrl(refusal)
    default:
      return explainFailure(entry, integration ? `"${integration.name}"` : "The caller")
  }
}

/** Bodies of these endpoints are not kept, so that only their code tells. */
function explainOauth(code: string): Explanation {
  const why: Record<string, string> = {
    invalid_client: "the client id and secret are not those of a public integration here",
    invalid_grant: "the code or refresh token is used, expired, revoked or another integration's",
  }
  return {
    explanation: `OAuth: ${why[code] ?? "the grant_type is none there is"}. The answer says more.`,
    fix: null,
  }
}

/** What the parser says of a body that was kept whole. */
function whereJsonEnds({ request }: LoggedRequest): string {
  if (!request) return "It is empty."
  const { text, isCut } = textOf(request)
  if (isCut) return ""
  try {
    JSON.parse(text)
    return ""
  } catch (error) {
    return `The parser says: ${(error as Error).message}`
  }
}
