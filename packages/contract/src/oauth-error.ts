import { ApiError } from "./api-error.ts"

type OauthCode = "invalid_request" | "invalid_client" | "invalid_grant" | "unsupported_grant_type"

/**
 * What the token endpoints answer: the usual envelope, with the code once more as `error`, where OAuth libraries look
 * for it. Source: developers.notion.com/reference/create-a-token, guides/get-started/authorization; RFC 6749 §5.2.
 */
export class OauthError extends ApiError {
  /** @param code one of theirs, not any */
  constructor(code: OauthCode, message: string) {
    super(code, message)
  }

  override toBody(requestId: string): Record<string, unknown> {
    return { ...super.toBody(requestId), error: this.code }
  }
}

// Sentences inferred.

export const invalidClient = () =>
  new OauthError(
    "invalid_client",
    "Client authentication failed. Send the integration's client id and secret as Basic authentication.",
  )

export const invalidGrant = (message: string) => new OauthError("invalid_grant", message)

export const invalidOauthRequest = (message: string) => new OauthError("invalid_request", message)

export const unsupportedGrantType = (given: string) =>
  new OauthError(
    "unsupported_grant_type",
    `Unsupported grant_type "${given}". Use authorization_code or refresh_token.`,
  )
