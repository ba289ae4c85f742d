import type { Clock } from "@inkling/engine"
import type { Inkling } from "@inkling/server"
import { createInkling, type InklingOptions } from "@inkling/server"
import { type Answer, Caller } from "../isolation/caller.ts"
import { SwitchableIds } from "../isolation/switchable-ids.ts"
import type { Person, Who } from "./world.ts"

const version = "2026-03-11"

/** One server for many worlds, each of which begins anew with time and ids. */
export class Stage {
  readonly inkling: Inkling
  readonly persons: readonly Person[]
  readonly bot: Person
  readonly #callers: Readonly<Record<Who, Caller>>
  readonly #ids: SwitchableIds
  readonly #time: { ms: number }
  /** What was written in this world, one line each. */
  #story: string[] = []

  private constructor(fields: {
    inkling: Inkling
    persons: readonly Person[]
    bot: Person
    callers: Readonly<Record<Who, Caller>>
    ids: SwitchableIds
    time: { ms: number }
  }) {
    this.inkling = fields.inkling
    this.persons = fields.persons
    this.bot = fields.bot
    this.#callers = fields.callers
    this.#ids = fields.ids
    this.#time = fields.time
  }

  static async open(storage: NonNullable<InklingOptions["storage"]>): Promise<Stage> {
    const time = { ms: startMs }
    const clock: Clock = { now: () => time.ms }
    const ids = new SwitchableIds(1, clock)
    const inkling = await createInkling({ storage, port: false, clock, ids })
    const { admin } = inkling
    const ann = await admin.createIntegration({ name: "ann", userInfo: "with_email" })
    const bea = await admin.createIntegration({ name: "bea", userInfo: "none" })
    const persons: Person[] = []
    for (const name of ["Zoë", "Abe"]) {
      const email = `${name === "Abe" ? "abe" : "zoe"}@example.com`
      persons.push({ id: (await admin.createPerson({ name, email })).id, name, email })
    }
    const owner = new Caller(inkling, inkling.token)
    const me = await owner.must("GET", "/v1/users/me")
    return new Stage({
      inkling,
      persons,
      bot: { id: me.id, name: me.name, email: null },
      callers: { owner, ann: new Caller(inkling, ann.token), bea: new Caller(inkling, bea.token) },
      ids,
      time,
    })
  }

  begin(seed: number): void {
    this.#time.ms = startMs
    this.#ids.restart(seed)
    this.#story = []
  }

  get nowMs(): number {
    return this.#time.ms
  }

  wait(ms: number): void {
    this.#time.ms += ms
    this.tell(`wait ${ms} ms`)
  }

  tell(line: string): void {
    this.#story.push(line)
  }

  get story(): readonly string[] {
    return this.#story
  }

  ask(who: Who, method: string, path: string, body?: object): Promise<Answer> {
    return this.#callers[who].ask({ method, path, version, ...(body && { body }) })
  }

  /** A write or read of the owner's that must succeed; writes become part of the story. */
  must(method: string, path: string, body?: object): Promise<Answer["body"]> {
    if (method !== "GET") this.tell(`${method} ${path} ${JSON.stringify(body)}`)
    return this.#callers.owner.must(method, path, body)
  }

  async close(): Promise<void> {
    await this.inkling.close()
  }
}

const startMs = Date.UTC(2026, 5, 27, 17, 1, 15)
