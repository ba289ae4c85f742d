import {
  type ApiError,
  conflict,
  gatewayTimeout,
  internalServerError,
  rateLimited,
  serviceOverload,
  serviceUnavailable,
} from "@inkling/contract"
import type { ApiReply } from "../http/message.ts"
import type { FaultStatus } from "./fault-rule.ts"

/** Thrown in place of an answer that the API itself would not give. */
export class InjectedFault extends Error {
  readonly reply: ApiReply

  constructor(reply: ApiReply) {
    super("A fault rule struck.")
    this.name = "InjectedFault"
    this.reply = reply
  }
}

const nothing = Buffer.alloc(0)

/** No answer at all: the connection ends. */
export const dropped: ApiReply = { status: 0, headers: {}, body: [nothing, nothing], isDropped: true }

/** What answers a status: an error of the API's own, or the page of a gateway in front of it. */
export function faultOf(status: FaultStatus, retryAfter: number | undefined): ApiError | InjectedFault {
  switch (status) {
    case 409:
      return conflict()
    case 429:
      return withRetryAfter(rateLimited(retryAfter ?? 0, "fault_rule"), retryAfter)
    case 500:
      return internalServerError()
    case 502:
      return new InjectedFault({
        status,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: [Buffer.from("<html><head><title>502 Bad Gateway</title></head></html>\n"), nothing],
      })
    case 503:
      return withRetryAfter(serviceUnavailable(), retryAfter)
    case 504:
      return gatewayTimeout()
    case 529:
      return withRetryAfter(serviceOverload(), retryAfter)
  }
}

function withRetryAfter(error: ApiError, seconds: number | undefined): ApiError {
  const { code, message, additionalData } = error
  const Kind = error.constructor as typeof ApiError
  return new Kind(code, message, {
    ...(seconds !== undefined && { headers: { "retry-after": String(seconds) } }),
    ...(seconds !== undefined && additionalData && { additionalData }),
  })
}
