import type { Call } from "../endpoints/endpoint.ts"

/** Link to a hosted file; anyone who has it may read the file while it is valid. */
export function signFileUrl(call: Call, ws: number, key: string): { url: string; expiry_time: string } {
  return call.services.links.sign(call.base, ws, key, call.now)
}
