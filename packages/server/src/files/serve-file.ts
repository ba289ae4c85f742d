import type { IncomingMessage, ServerResponse } from "node:http"
import { pipeline } from "node:stream"
import { findFileUpload } from "@inkling/store"
import type { Services } from "../services.ts"
import { isActiveType } from "./file-types.ts"

/** Headers of every answer under /files: nothing here may run, or be framed into running, on the console's origin. */
const always = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "cross-origin",
  "access-control-allow-origin": "*",
}

/** Answers GET and HEAD of a signed link, whole or a range. Anyone who has the link may read the file while it is valid. */
export async function serveFile(
  services: Services,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url = "", headers } = request
  // Bodies are of no use here.
  request.resume()
  if (method !== "GET" && method !== "HEAD") return refuse(response, 405, "Use GET.", { allow: "GET, HEAD" })
  const link = services.links.read(url)
  // A stable link stops working when the operator goes over to signed ones.
  if (!link || (link.expires === undefined && !services.links.isStable))
    return refuse(response, 403, "This link is not valid.")
  if (link.expires !== undefined && link.expires <= services.clock.now())
    return refuse(response, 403, "This link has expired. Read the object again for a new one.")
  const { files } = services
  const [id = "", name = ""] = link.key.split("/")
  const upload = await services.store.read(link.ws, (tx) => findFileUpload(tx, id))
  const found = upload && files && (await files.pieces(link.ws, upload.pk))
  if (!upload || !files || !found || found.pieces.length === 0)
    return refuse(response, 404, "There is no such file.")

  const sizeBytes = found.pieces.reduce((sum, piece) => sum + piece.sizeBytes, 0)
  const type = upload.content_type ?? "application/octet-stream"
  const tag = `"${found.tag}"`
  const shown = {
    ...always,
    "content-type": type,
    etag: tag,
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=3600",
    "content-disposition": disposition(isActiveType(type) ? "attachment" : "inline", name),
  }
  if (isNamed(headers["if-none-match"], tag)) {
    response.writeHead(304, shown).end()
    return
  }
  const isWhole = headers["if-range"] !== undefined && headers["if-range"] !== tag
  const range = isWhole ? "none" : parseRange(headers["range"], sizeBytes)
  if (range === "unsatisfiable")
    return refuse(response, 416, "There are no such bytes.", { "content-range": `bytes */${sizeBytes}` })
  const { start, end } = range === "none" ? { start: 0, end: sizeBytes - 1 } : range
  response.writeHead(range === "none" ? 200 : 206, {
    ...shown,
    "content-length": end - start + 1,
    ...(range !== "none" && { "content-range": `bytes ${start}-${end}/${sizeBytes}` }),
  })
  if (method === "HEAD" || sizeBytes === 0) {
    response.end()
    return
  }
  pipeline(files.read(found.pieces, { start, end }), response, (err) => {
    const isGone = err?.code === "ERR_STREAM_PREMATURE_CLOSE"
    if (err && !isGone)
      services.log.error({ err, url: request.url?.split("?")[0] }, "a file could not be read")
  })
}

function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...always, ...headers, "content-type": "text/plain; charset=utf-8" })
  response.end(`${message}\n`)
}

type Range = { start: number; end: number } | "none" | "unsatisfiable"

/** One range of bytes; several are answered whole, as the standard allows. */
export function parseRange(header: string | undefined, sizeBytes: number): Range {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "")
  if (!match || (match[1] === "" && match[2] === "")) return "none"
  if (match[1] === "") {
    const last = Number(match[2])
    return last === 0 || sizeBytes === 0
      ? "unsatisfiable"
      : { start: Math.max(sizeBytes - last, 0), end: sizeBytes - 1 }
  }
  const start = Number(match[1])
  const end = match[2] === "" ? sizeBytes - 1 : Math.min(Number(match[2]), sizeBytes - 1)
  if (match[2] !== "" && Number(match[2]) < start) return "none"
  return start >= sizeBytes ? "unsatisfiable" : { start, end }
}

function isNamed(header: string | undefined, tag: string): boolean {
  return (
    header?.split(",").some((one) => one.trim().replace(/^W\//, "") === tag || one.trim() === "*") ?? false
  )
}

function disposition(kind: "attachment" | "inline", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_")
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
