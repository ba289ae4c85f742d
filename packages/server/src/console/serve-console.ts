import type { FastifyReply, FastifyRequest } from "fastify"
import type { ConsoleFile } from "./console-files.ts"

/**
 * Scripts come from here only, and none stands in a page: text that somebody wrote into the workspace cannot run.
 * Styles may be set by elements, since floating layers place themselves that way. Pictures, films and embeds that
 * pages show come from anywhere.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https: http:",
  "media-src 'self' blob: https: http:",
  "frame-src https:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ")

const headers = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  vary: "Accept-Encoding",
}

/** What is not the console's, so that a wrong address there says so instead of showing a page. */
const othersPaths = /^\/(v1|inkling|files|assets|admin)(\/|$)/

/**
 * The console's answer to a request nobody else took: a file of it, or its page for every path that a browser
 * navigates to. Undefined when the request is none of it.
 */
export function serveConsole(
  files: ReadonlyMap<string, ConsoleFile>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | undefined {
  if (request.method !== "GET" && request.method !== "HEAD") return undefined
  const path = request.url.split("?")[0] as string
  const file = files.get(path) ?? (isNavigation(request, path) ? files.get("/index.html") : undefined)
  if (!file) return undefined
  reply.headers({
    ...headers,
    "content-type": file.type,
    etag: file.etag,
    "cache-control": file.isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
  })
  if (request.headers["if-none-match"] === file.etag) return reply.code(304).send()
  const { bytes, encoding } = encoded(file, String(request.headers["accept-encoding"] ?? ""))
  if (encoding !== undefined) reply.header("content-encoding", encoding)
  return reply.code(200).send(bytes)
}

function isNavigation(request: FastifyRequest, path: string): boolean {
  return !othersPaths.test(path) && /text\/html/.test(String(request.headers["accept"] ?? ""))
}

function encoded(file: ConsoleFile, accepted: string): { bytes: Buffer; encoding?: string } {
  if (file.br && /\bbr\b/.test(accepted)) return { bytes: file.br, encoding: "br" }
  if (file.gzip && /\bgzip\b/.test(accepted)) return { bytes: file.gzip, encoding: "gzip" }
  return { bytes: file.bytes }
}
