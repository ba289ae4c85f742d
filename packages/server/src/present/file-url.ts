import type { Call } from "../endpoints/endpoint.ts"

/** Milliseconds a signed link is valid. Source: recorded `X-Amz-Expires=3600`. */
const validMs = 3_600_000

/** Signed link to a hosted file; anyone who has it may read the file until it expires. */
export function signFileUrl(call: Call, ws: number, key: string): { url: string; expiry_time: string } {
  const expires = call.now() + validMs
  const signature = call.services.sign(`file:${ws}:${key}:${expires}`)
  const query = `expires=${expires}&signature=${signature}`
  return {
    url: `${call.base}/files/${ws}/${encodeURIComponent(key)}?${query}`,
    expiry_time: new Date(expires).toISOString(),
  }
}
