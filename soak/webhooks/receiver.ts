import { createHmac } from "node:crypto"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** One request that came, whatever it was answered. */
export interface Heard {
  /** Of this process, for delays. */
  receivedMs: number
  // biome-ignore lint/suspicious/noExplicitAny: a black box reads whatever came
  body: any
}

/** How a request is treated: taken, refused, cut in the middle, or never answered. */
export type Treatment = "take" | "fail" | "cut" | "hang"

/** Takes webhooks on loopback, and checks the signature of every single one. */
export class Receiver {
  /** What was answered with 200. */
  readonly taken: Heard[] = []
  /** Requests of all kinds, the handshake too. */
  attempts = 0
  wrongSignatures = 0
  treat: () => Treatment = () => "take"
  token = ""
  #server: Server | undefined
  #port = 0

  /** Comes up, on the same port as before. */
  async open(): Promise<void> {
    const server = createServer((request, response) => {
      this.#receive(request, response).catch(() => response.destroy())
    })
    await new Promise<void>((done) => server.listen(this.#port, "127.0.0.1", done))
    this.#port = (server.address() as AddressInfo).port
    this.#server = server
  }

  /** Goes down: connections are refused from here on. */
  async close(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    server?.closeAllConnections()
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()))
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.attempts++
    const receivedMs = performance.now()
    const treatment = this.treat()
    if (treatment === "cut") {
      request.once("data", () => request.socket.destroy())
      return
    }
    const raw = Buffer.concat(await request.toArray()).toString("utf8")
    const body = JSON.parse(raw)
    if (typeof body.verification_token === "string") this.token = body.verification_token
    // Computed here by the documented rule, not by the code on trial.
    const right = `sha256=${createHmac("sha256", this.token).update(raw).digest("hex")}`
    if (request.headers["x-notion-signature"] !== right) this.wrongSignatures++
    if (treatment === "hang") return
    if (treatment === "take" && body.id !== undefined) this.taken.push({ receivedMs, body })
    response.writeHead(treatment === "take" ? 200 : 500).end()
  }
}
