import type { Inkling } from "@inkling/server"

export interface Question {
  method: string
  path: string
  version: string
  body?: object
}

export interface Answer {
  status: number
  /** The body without its request id. */
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: a black box reads whatever came
  body: any
}

/** Sends one token's requests through the server's door without a socket. */
export class Caller {
  readonly #fetch: Inkling["fetch"]
  readonly #token: string

  constructor(inkling: Pick<Inkling, "fetch">, token: string) {
    this.#fetch = inkling.fetch
    this.#token = token
  }

  async ask({ method, path, version, body }: Question): Promise<Answer> {
    const response = await this.#fetch(`http://localhost${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        "notion-version": version,
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = (await response.text()).replace(/,?"request_id":"[0-9a-f-]{36}"/, "")
    if (response.status >= 500) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${text}`)
    return { status: response.status, text, body: JSON.parse(text) }
  }

  /** A request that must succeed. @throws Error with the answer */
  async must(method: string, path: string, body?: object): Promise<Answer["body"]> {
    const answer = await this.ask({ method, path, version: "2026-03-11", ...(body && { body }) })
    if (answer.status !== 200) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${answer.text}`)
    return answer.body
  }
}
