import { invalidJson, requestBodyTooLarge } from "@inkling/contract"

/** Bytes a JSON body may have. Source: developers.notion.com/reference/request-limits (500 KB). */
export const maxBodyBytes = 500 * 1024

const decoder = new TextDecoder("utf-8", { fatal: true })

/**
 * The JSON value of a body. Without a JSON content type the body is not read, as Express's parser does; an endpoint
 * that needs one then reports its missing fields (inferred).
 * @throws invalidJson · requestBodyTooLarge
 */
export function parseBody(
  contentType: string | undefined,
  body: Uint8Array | undefined,
  maxBytes = maxBodyBytes,
): unknown {
  if (body === undefined || body.length === 0) return undefined
  if (!contentType?.toLowerCase().includes("json")) return undefined
  if (body.length > maxBytes) throw requestBodyTooLarge(body.length, maxBytes)
  let value: unknown
  try {
    value = JSON.parse(decoder.decode(body))
  } catch {
    throw invalidJson()
  }
  // Express's parser is strict: only objects and arrays are bodies.
  if (typeof value !== "object" || value === null) throw invalidJson()
  return value
}
