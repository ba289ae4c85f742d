import type { LoggedRequest } from "../logged-request.ts"
import { textOf } from "../request-log.ts"
import type { Explanation } from "./explanation.ts"

/** Refusals that say nothing about what was asked: limits, collisions, failures of the server. */
export function explainFailure(entry: LoggedRequest, who: string): Explanation {
  switch (entry.code) {
    case "rate_limited": {
      const seconds = retryAfter(entry)
      return {
        explanation: `${who} asked more often than this server's rate limit allows (--rate-limit); it should wait ${seconds} s, as Retry-After says.`,
        fix: { action: "wait", seconds },
      }
    }
    case "conflict_error":
      return {
        explanation:
          "Another request changed the same thing at the same moment. The same request again is likely to pass.",
        fix: { action: "retry" },
      }
    case "precondition_failed":
      return {
        explanation:
          "The object was changed since the caller read it. It must be read again for its new ETag.",
        fix: null,
      }
    case "service_overload":
      return {
        explanation:
          "Too many requests were under way at once. The client should wait as Retry-After says, and send fewer at a time.",
        fix: { action: "wait", seconds: 1 },
      }
    case "service_unavailable":
    case "gateway_timeout":
      return {
        explanation:
          "The server could not do this in time, or its disk is full: its log has a line with this request id.",
        fix: { action: "retry" },
      }
    case "invalid_request":
      return {
        explanation:
          "This server does not serve this endpoint. The coverage table in the README says which it does.",
        fix: null,
      }
    default:
      if (entry.status < 500)
        return {
          explanation: `It was refused (${entry.code ?? entry.status}). The answer says why.`,
          fix: null,
        }
      return {
        explanation: `This is a fault of the server: its log has a line with the request id ${entry.id} and the place in the program.`,
        fix: null,
      }
  }
}

function retryAfter(entry: LoggedRequest): number {
  return Number(/"retry_after":"(\d+)"/.exec(textOf(entry.response).text)?.[1] ?? 1)
}
