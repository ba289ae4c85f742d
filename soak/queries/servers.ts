import { createInkling, type Inkling, type InklingOptions } from "@inkling/server"
import { type Answer, Caller } from "../isolation/caller.ts"
import { SwitchableIds } from "../isolation/switchable-ids.ts"

export type Who = "owner" | "caller"

export interface Request {
  method: string
  path: string
  body?: object
}

interface Server {
  name: string
  inkling: Inkling
  ids: SwitchableIds
  owner: Caller
  caller: Caller
}

const version = "2026-03-11"
const callerName = "Caller"
const startMs = Date.UTC(2026, 5, 27, 17, 1, 15)

/**
 * Servers that are told the same at the same moments, with the same ids: each must answer alike. The first one keeps
 * columns, the second one has no room for them, a third one keeps columns over PostgreSQL.
 */
export class Servers {
  readonly all: readonly Server[]
  readonly #time: { ms: number }

  private constructor(all: readonly Server[], time: { ms: number }) {
    this.all = all
    this.#time = time
  }

  /** @param postgres a schema of its own, made on the way */
  static async open(seed: number, postgres: { url: string; schema: string } | undefined): Promise<Servers> {
    const time = { ms: startMs }
    const kinds: { name: string; options: InklingOptions }[] = [
      { name: "SQLite", options: {} },
      { name: "SQLite without columns", options: { config: { cacheBytes: 0 } } },
      ...(postgres ? [{ name: "PostgreSQL", options: { storage: postgres } }] : []),
    ]
    const all: Server[] = []
    for (const { name, options } of kinds) {
      const clock = { now: () => time.ms }
      const ids = new SwitchableIds(seed, clock)
      const inkling = await createInkling({ storage: "memory", ...options, port: false, clock, ids })
      const { token } = await inkling.admin.createIntegration({ name: callerName, userInfo: "none" })
      const [owner, caller] = [new Caller(inkling, inkling.token), new Caller(inkling, token)]
      all.push({ name, inkling, ids, owner, caller })
    }
    return new Servers(all, time)
  }

  get rootPageId(): string {
    return this.#first.inkling.rootPageId
  }

  /** Ids and time begin anew, so that a world does not depend on those before it. */
  begin(seed: number): void {
    this.#time.ms = startMs
    for (const { ids } of this.all) ids.restart(seed)
  }

  wait(ms: number): void {
    this.#time.ms += ms
  }

  share(id: string): Promise<unknown> {
    return Promise.all(this.all.map(({ inkling }) => inkling.admin.share(id, callerName)))
  }

  unshare(id: string): Promise<unknown> {
    return Promise.all(this.all.map(({ inkling }) => inkling.admin.unshare(id, callerName)))
  }

  /**
   * Asks all servers and returns their answers, which differ in nothing but their cursors.
   * @param cursors each server's own
   * @throws Error that tells the difference
   */
  async ask(who: Who, request: Request, cursors?: readonly string[]): Promise<Answer[]> {
    const answers = await Promise.all(
      this.all.map((server, at) => {
        const body = cursors ? { ...request.body, start_cursor: cursors[at] } : request.body
        return server[who].ask({ ...request, version, ...(body && { body }) })
      }),
    )
    const [first, ...others] = answers.map(({ text }) =>
      text.replace(/"next_cursor":"[^"]*"/, '"next_cursor":"…"'),
    )
    for (const [at, other] of others.entries())
      if (other !== first)
        throw new Error(
          `${who} ${request.method} ${request.path} ${JSON.stringify(request.body)}: ${this.#first.name} and ` +
            `${this.all[at + 1]?.name} differ:\n${contrast(first as string, other)}`,
        )
    return answers
  }

  /** A request that must succeed; returns the first server's answer. @throws Error with the answer */
  async must(who: Who, method: string, path: string, body?: object): Promise<Answer["body"]> {
    const [answer] = await this.ask(who, { method, path, ...(body && { body }) })
    if (answer?.status !== 200) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${answer?.text}`)
    return answer.body
  }

  async close(): Promise<void> {
    for (const { inkling } of this.all) await inkling.close()
  }

  get #first(): Server {
    return this.all[0] as Server
  }
}

/** Both texts around their first difference. */
function contrast(a: string, b: string): string {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const part = (text: string) => text.slice(Math.max(0, at - 200), at + 300)
  return `  ${part(a)}\n  ${part(b)}`
}
