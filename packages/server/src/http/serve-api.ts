import type { IncomingMessage, ServerResponse } from "node:http"
import { type ApiError, requestBodyTooLarge } from "@inkling/contract"
import type { Api } from "./api.ts"
import type { ApiReply } from "./message.ts"
import { maxBodyBytes } from "./parse-body.ts"

/** Bytes the socket layer takes: above the JSON limit, so that a body a little too large is measured and named. */
const maxSocketBytes = maxBodyBytes * 32

/** Methods whose bodies are looked at. */
const withBody: ReadonlySet<string> = new Set(["POST", "PATCH", "PUT", "DELETE", "OPTIONS"])

/** `type/subtype`, with or without parameters. */
const mediaType = /^\s*[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;|$)/

/** Answers below this are copied into one piece: cheaper than a second write. */
const maxCopiedBytes = 32_768

/**
 * Answers a request to the API straight from node's server: bodies arrive as bytes and are parsed behind
 * authentication. `isClosing` asks the client not to come back on this connection.
 */
export function serveApi(
  api: Api,
  request: IncomingMessage,
  response: ServerResponse,
  isClosing: boolean,
): void {
  if (isForm(request)) {
    void answerForm(api, request, response)
    return
  }
  const answer = (body: Buffer | undefined) => {
    const { method = "", url = "" } = request
    const headers = request.headers as Record<string, string | undefined>
    // It never rejects.
    void api.handle({ method, url, headers, body }).then((reply) => send(response, reply, isClosing))
  }
  if (!hasBody(request)) {
    answer(undefined)
    return
  }
  const refuse = (error: ApiError) => {
    const { method = "", url = "" } = request
    const headers = request.headers as Record<string, string | undefined>
    // The rest of the body will not be read.
    send(response, api.refuse(error, { method, url, headers }), true)
  }
  const sizeBytes = Number(request.headers["content-length"]) || 0
  if (sizeBytes > maxSocketBytes) refuse(requestBodyTooLarge(sizeBytes))
  else readBody(request, refuse, (body) => answer(isMediaType(request) ? body : undefined))
}

/** Forms are read by whom they are for, as they come. */
function isForm(request: IncomingMessage): boolean {
  return request.method === "POST" && /^multipart\//i.test(request.headers["content-type"] ?? "")
}

/** Bytes of a refused form that are still read, so that the client gets to reading the answer. */
const maxDrainedBytes = 64 * 1024 * 1024

/** Milliseconds that are given to it. */
const drainMs = 10_000

async function answerForm(api: Api, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", url = "" } = request
  request.on("error", () => {})
  const headers = request.headers as Record<string, string | undefined>
  const reply = await api.handle({ method, url, headers, body: undefined, stream: request })
  if (!request.readableEnded && !request.destroyed) await drain(request)
  send(response, reply, !request.readableEnded)
}

/** Reads what is left of a body and throws it away; resolves at its end, or when enough was read. */
function drain(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0
    const timer = setTimeout(resolve, drainMs)
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxDrainedBytes) resolve()
    })
    request.on("end", resolve).on("close", resolve)
    request.once("close", () => clearTimeout(timer)).once("end", () => clearTimeout(timer))
    request.resume()
  })
}

function hasBody({ method = "", headers }: IncomingMessage): boolean {
  if (!withBody.has(method)) return false
  const length = headers["content-length"]
  return headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0")
}

/** A content type that is none at all is no more than one that we do not read. */
function isMediaType({ headers }: IncomingMessage): boolean {
  const type = headers["content-type"]
  return type === undefined || mediaType.test(type)
}

/** Calls one of the two, or neither when the client goes away. */
function readBody(
  request: IncomingMessage,
  refuse: (error: ApiError) => void,
  take: (body: Buffer) => void,
): void {
  const chunks: Buffer[] = []
  let receivedBytes = 0
  const onData = (chunk: Buffer) => {
    receivedBytes += chunk.length
    if (receivedBytes <= maxSocketBytes) {
      chunks.push(chunk)
      return
    }
    request.off("data", onData).off("end", onEnd)
    refuse(requestBodyTooLarge(receivedBytes))
  }
  const onEnd = () => take(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
  request.on("data", onData).on("end", onEnd)
  // A client that hangs up in the middle is nobody to answer.
  request.on("error", () => {})
}

function send(
  response: ServerResponse,
  { status, headers, body, isDropped }: ApiReply,
  isLast: boolean,
): void {
  if (isDropped) {
    response.destroy()
    return
  }
  const [first, rest] = body
  const lines = { ...headers, "content-length": first.length + rest.length }
  response.writeHead(status, isLast ? { ...lines, connection: "close" } : lines)
  if (first.length <= maxCopiedBytes) {
    response.end(Buffer.concat(body))
    return
  }
  response.cork()
  response.write(first)
  response.end(rest)
}
