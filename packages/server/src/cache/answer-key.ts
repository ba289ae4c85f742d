import type { ApiVersion } from "@inkling/contract"
import type { Principal } from "../auth/principal.ts"
import type { ApiRequest } from "../http/message.ts"

/** Characters of URL, flags and body beyond which a request is not remembered. */
const maxKeyChars = 8_192

/**
 * All that an answer to a read depends on beside the workspace's head and the clock: who asks (what it may see and do is
 * part of the head), in which version, through which host, for what. Undefined when that is too much to keep.
 */
export function answerKey(
  { method, url, headers, body }: ApiRequest,
  principal: Principal,
  version: ApiVersion,
  base: string,
): string | undefined {
  if (url.length + (body?.length ?? 0) > maxKeyChars) return undefined
  const beta = headers["notion-beta"] ?? ""
  const head = `${principal.integration.id} ${version} ${base} ${method} ${url} ${beta}`
  if (!body) return head
  // Latin-1 gives each byte a character: bodies that differ have keys that differ.
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1")
  return `${head}\n${headers["content-type"]}\n${text}`
}
