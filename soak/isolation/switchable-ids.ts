import { type Clock, type IdKind, type Ids, seededIds } from "@inkling/engine"

/** Ids that can be started afresh, so that the same writes get the same ids in two states of one world. */
export class SwitchableIds implements Ids {
  readonly #clock: Clock
  #ids: Ids

  constructor(seed: number, clock: Clock) {
    this.#clock = clock
    this.#ids = seededIds(seed, clock)
  }

  restart(seed: number): void {
    this.#ids = seededIds(seed, this.#clock)
  }

  uuid(kind: IdKind): string {
    return this.#ids.uuid(kind)
  }

  propertyId(taken: ReadonlySet<string>): string {
    return this.#ids.propertyId(taken)
  }
}
