/**
 * Every code an error may carry, with its status. Source: developers.notion.com/reference/status-codes and the
 * SDK's APIErrorCode; `missing_version` is documented but not in the SDK's list.
 */
export const errorStatus = {
  invalid_json: 400,
  invalid_request_url: 400,
  invalid_request: 400,
  invalid_beta: 400,
  validation_error: 400,
  /** Of the token endpoints only, as are the two below. */
  invalid_grant: 400,
  unsupported_grant_type: 400,
  invalid_client: 401,
  missing_version: 400,
  unauthorized: 401,
  restricted_resource: 403,
  object_not_found: 404,
  conflict_error: 409,
  /** Not one of Notion's: only an If-Match can bring it about. */
  precondition_failed: 412,
  rate_limited: 429,
  internal_server_error: 500,
  service_unavailable: 503,
  gateway_timeout: 504,
  service_overload: 529,
} as const

export type ErrorCode = keyof typeof errorStatus

/** Values are texts or lists of texts only; numbers are printed. Source: the SDK's type of additional_data. */
export type AdditionalData = Record<string, string | string[]>

export interface ErrorOptions {
  additionalData?: AdditionalData
  /** Sent with the answer, e.g. Retry-After. */
  headers?: Record<string, string>
  /** What went wrong below; logged, never sent. */
  cause?: unknown
}

/** The one error that is answered as it is; anything else thrown is a bug and becomes a 500. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly additionalData: AdditionalData | undefined
  readonly headers: Record<string, string> | undefined

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = "ApiError"
    this.code = code
    this.status = errorStatus[code]
    this.additionalData = options.additionalData
    this.headers = options.headers
  }

  /** The wire body, key order as recorded. */
  toBody(requestId: string): Record<string, unknown> {
    return {
      object: "error",
      status: this.status,
      code: this.code,
      message: this.message,
      ...(this.additionalData && { additional_data: this.additionalData }),
      request_id: requestId,
    }
  }
}
