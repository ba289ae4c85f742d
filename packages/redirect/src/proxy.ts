import {
  type IncomingMessage,
  request as plainRequest,
  type RequestOptions,
  Server,
  type ServerResponse,
} from "node:http"
import { request as secureRequest } from "node:https"
import type { AddressInfo, Socket } from "node:net"
import { createSecureContext, TLSSocket } from "node:tls"
import type { Authority } from "./authority.ts"
import { isLoopback, notionHost } from "./notion-hosts.ts"

export interface InterceptingProxy {
  /** What programs take as HTTPS_PROXY. */
  url: string
  close(): Promise<void>
}

export interface ProxyOptions {
  /** As `targetUrl` gives it. */
  target: URL
  authority: Authority
  now: Date
  /** On loopback; 0 for any free one. */
  port?: number
  /** Hears of each call and how it was answered. */
  onCall?(method: string, path: string, status: number): void
}

/** Headers of one connection only. Source: RFC 9110 §7.6.1 */
const hopByHop = ["connection", "keep-alive", "proxy-authorization", "proxy-connection", "te", "upgrade"]

/**
 * A proxy on this machine that opens the encrypted connections programs make to Notion's API, and hands what comes through
 * to `target`. It takes nothing else: no other host, nobody from another machine, no unencrypted calls.
 */
export async function startProxy(options: ProxyOptions): Promise<InterceptingProxy> {
  const context = createSecureContext(await options.authority.issue(options.now))
  const sockets = new Set<Socket>()
  const forwardAll = (request: IncomingMessage, response: ServerResponse) => {
    forward(request, response, request.url ?? "/", options)
  }
  // Speaks HTTP on connections that were opened; never listens itself.
  const inner = new Server(forwardAll)
  const outer = new Server((request, response) => {
    // Some clients send a proxy the whole URL of an encrypted call: on loopback nobody else can read it.
    const url = URL.canParse(request.url ?? "") ? new URL(request.url as string) : undefined
    if (!isLocal(request.socket)) refuse(response, "The proxy serves this machine only.")
    else if (url?.protocol === "https:" && url.host === notionHost)
      forward(request, response, url.pathname + url.search, options)
    else if (url?.host === notionHost) refuse(response, "Notion's API is called over https only.")
    else refuse(response, `The proxy leads to ${notionHost} only.`)
  })
  outer.on("connect", (request, socket: Socket, head: Buffer) => {
    const problem = !isLocal(socket)
      ? "The proxy serves this machine only."
      : request.url !== `${notionHost}:443`
        ? `The proxy leads to ${notionHost}:443 only, not to ${request.url}.`
        : undefined
    if (problem) {
      socket.end(
        `HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n${problem}\n`,
      )
      return
    }
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n")
    if (head.length > 0) socket.unshift(head)
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext: context,
      ALPNProtocols: ["http/1.1"],
    })
    // A client that does not trust the authority hangs up: it says why, we have nothing to add.
    secure.on("error", () => socket.destroy())
    inner.emit("connection", secure)
  })
  outer.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket)).on("error", () => {})
  })
  await new Promise<void>((resolve, reject) => {
    outer.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve)
  })
  const { port } = outer.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        outer.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { target, onCall }: ProxyOptions,
): void {
  const { method = "GET" } = request
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !hopByHop.includes(name)),
  )
  const options: RequestOptions = {
    protocol: target.protocol,
    hostname: target.hostname.replace(/^\[|\]$/g, ""),
    port: target.port === "" ? null : target.port,
    path: `${target.pathname.replace(/\/$/, "")}${path}`,
    method,
    headers: { ...headers, host: notionHost },
  }
  const send = target.protocol === "https:" ? secureRequest : plainRequest
  const sent = send(options, (answer) => {
    const status = answer.statusCode ?? 502
    onCall?.(method, path, status)
    response.writeHead(status, answer.headers)
    answer.pipe(response)
    answer.on("error", () => response.destroy())
  })
  sent.on("error", (error) => {
    onCall?.(method, path, 502)
    if (response.headersSent) response.destroy()
    else {
      response.writeHead(502, { "content-type": "text/plain; charset=utf-8" })
      response.end(`${target.href} does not answer: ${error.message}. Is Inkling running?\n`)
    }
  })
  response.on("close", () => sent.destroy())
  request.pipe(sent)
}

function refuse(response: ServerResponse, sentence: string): void {
  response.writeHead(403, { "content-type": "text/plain; charset=utf-8", connection: "close" })
  response.end(`${sentence}\n`)
}

function isLocal({ remoteAddress = "" }: Socket): boolean {
  return isLoopback(remoteAddress.replace(/^::ffff:/, ""))
}
