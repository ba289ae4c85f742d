/** Members handed out one user at a time, first come first served; made when first needed. */
export class Pool<T extends { close(): Promise<void> }> {
  readonly #make: () => Promise<T>
  readonly #max: number
  readonly #members: T[] = []
  readonly #idle: T[] = []
  readonly #waiting: PromiseWithResolvers<T>[] = []
  #making = 0

  constructor(max: number, make: () => Promise<T>) {
    this.#max = max
    this.#make = make
  }

  async acquire(): Promise<T> {
    const idle = this.#idle.pop()
    if (idle) return idle
    if (this.#members.length + this.#making < this.#max) return this.#grow()
    const turn = Promise.withResolvers<T>()
    this.#waiting.push(turn)
    return turn.promise
  }

  release(member: T): void {
    const next = this.#waiting.shift()
    if (next) next.resolve(member)
    else this.#idle.push(member)
  }

  /** Closes a member that must not be used again, in place of releasing it; a fresh one takes its turn. */
  discard(member: T): void {
    this.#members.splice(this.#members.indexOf(member), 1)
    member.close().catch(() => {})
    const next = this.#waiting.shift()
    if (next) this.#grow().then(next.resolve, next.reject)
  }

  /** Closes all members; those in use must have been given back. */
  async close(): Promise<void> {
    this.#idle.length = 0
    await Promise.all(this.#members.splice(0).map((member) => member.close()))
  }

  async #grow(): Promise<T> {
    this.#making++
    try {
      const member = await this.#make()
      this.#members.push(member)
      return member
    } finally {
      this.#making--
    }
  }
}
