import { measure, startNode } from "./processes.ts"

export interface Limit {
  name: string
  /** Requests a second. */
  rate: number
}

/** Bodies whose sizes differ by less than this share one measurement. */
const step = 1.15

/** What a bare node:http server does on this machine, measured when first asked for. */
export class Limits {
  readonly #load: { connections: number; seconds: number }
  readonly #known = new Map<number, Promise<number>>()

  constructor(load: { connections: number; seconds: number }) {
    this.#load = load
  }

  async hello(): Promise<Limit> {
    return { name: "hello", rate: await this.#rate(0) }
  }

  /** A body of about this size, prepared beforehand. */
  async prebuilt(bytes: number): Promise<Limit> {
    const size = Math.round(step ** Math.round(Math.log(bytes) / Math.log(step)))
    return {
      name: `prebuilt ${(size / 1024).toFixed(size < 10_240 ? 1 : 0)} KB`,
      rate: await this.#rate(size),
    }
  }

  #rate(size: number): Promise<number> {
    const rate = this.#known.get(size) ?? this.#measure(size)
    this.#known.set(size, rate)
    return rate
  }

  async #measure(size: number): Promise<number> {
    const server = await startNode(["bench/limit-server.ts", String(size)])
    const url = server.ready["url"] as string
    const { rate } = await measure({ url, method: "GET", headers: {}, ...this.#load })
    await server.stop()
    return rate
  }
}
