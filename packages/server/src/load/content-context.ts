import { type ContentContext, type HostedFile, newContentContext } from "@inkling/engine"
import type { Call } from "../endpoints/endpoint.ts"

/** What the parsers of one write share. Our own signed links, sent back, still name their files. */
export function contentContext(call: Call): ContentContext {
  return newContentContext(new Map(), (url) => hostedFile(call, url))
}

function hostedFile(call: Call, url: string): HostedFile | undefined {
  const match = /\/files\/(\d+)\/([^/?#]+)\?expires=(\d+)&signature=([\w-]+)$/.exec(url)
  if (!match) return undefined
  const [, ws, encoded, expires, signature] = match as unknown as [string, string, string, string, string]
  const key = decodeURIComponent(encoded)
  if (Number(ws) !== call.principal.ws) return undefined
  if (call.services.sign(`file:${ws}:${key}:${expires}`) !== signature) return undefined
  return { type: "hosted", hosted: { key, name: key.split("/").at(-1) ?? key } }
}
