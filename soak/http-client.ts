import { Agent, request } from "node:http"

export interface Reply {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a black box reads whatever came
  body: any
}

/** The server went away before it answered: whether the request was carried out is not known. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super("The connection ended without an answer.", { cause })
    this.name = "NoAnswer"
  }
}

/** Longest wait for an answer. */
const timeoutMs = 60_000

/** A plain keep-alive client of one server; it never retries. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 })
  readonly #url: string
  readonly #token: string
  readonly #version: string

  constructor(url: string, token: string, version = "2026-03-11") {
    this.#url = url
    this.#token = token
    this.#version = version
  }

  /** @throws NoAnswer */
  send(method: string, path: string, body?: unknown): Promise<Reply> {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = {
      authorization: `Bearer ${this.#token}`,
      "notion-version": this.#version,
      ...(text !== undefined && {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(text),
      }),
    }
    return new Promise((resolve, reject) => {
      const sent = request(
        `${this.#url}${path}`,
        { method, headers, agent: this.#agent, timeout: timeoutMs },
        (response) => {
          const chunks: Buffer[] = []
          response.on("data", (chunk: Buffer) => chunks.push(chunk))
          response.on("error", (error) => reject(new NoAnswer(error)))
          response.on("end", () => {
            if (!response.complete) return reject(new NoAnswer("cut short"))
            resolve({ status: response.statusCode ?? 0, body: parse(Buffer.concat(chunks).toString("utf8")) })
          })
        },
      )
      sent.on("timeout", () => sent.destroy(new Error(`no answer in ${timeoutMs} ms`)))
      sent.on("error", (error) => reject(new NoAnswer(error)))
      sent.end(text)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
