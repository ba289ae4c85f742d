import type { Clock } from "@inkling/engine"

/** A clock that tests and the demo can set: it stands still at what it was set to, until set to undefined. */
export class SettableClock implements Clock {
  readonly #real: Clock
  #set: number | undefined

  constructor(real: Clock) {
    this.#real = real
  }

  now(): number {
    return this.#set ?? this.#real.now()
  }

  set(ms: number | undefined): void {
    this.#set = ms
  }
}
