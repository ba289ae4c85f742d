import { invalidOauthRequest } from "@inkling/contract"
import { maxBodyBytes, parseBody } from "../http/parse-body.ts"

/**
 * JSON, as Notion's docs have it, or the form that OAuth libraries send of themselves (RFC 6749 §4.1.3; that Notion
 * reads it too is inferred).
 * @throws invalidJson · requestBodyTooLarge · invalidOauthRequest when a field comes twice
 */
export function parseOauthBody(
  contentType: string | undefined,
  body: Uint8Array | undefined,
): Record<string, unknown> {
  const isForm = /^\s*application\/x-www-form-urlencoded\b/i.test(contentType ?? "")
  if (!isForm || body === undefined || body.length > maxBodyBytes)
    return (parseBody(isForm ? "application/json" : contentType, body) ?? {}) as Record<string, unknown>
  const read: Record<string, unknown> = Object.create(null)
  for (const [name, value] of new URLSearchParams(Buffer.from(body).toString("utf8"))) {
    if (name in read) throw invalidOauthRequest(`The field "${name}" came twice.`)
    read[name] = value
  }
  return read
}
