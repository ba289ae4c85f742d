import { serviceOverload } from "@inkling/contract"

/** Integrations whose share a process has room for. */
const shares = 4

/**
 * How many requests are under way, so that memory is bounded and one integration cannot starve the others. Per process.
 */
export class Admission {
  readonly #maxOfOne: number
  readonly #byIntegration = new Map<string, number>()
  #all = 0

  /** @param maxOfOne requests of one integration; four times as many of all */
  constructor(maxOfOne: number) {
    this.#maxOfOne = maxOfOne
  }

  /** Requests of all integrations. */
  get underWay(): number {
    return this.#all
  }

  /** Lets a request in; returns what is to be called when it is done. @throws serviceOverload when there are too many */
  enter(integrationId: string): () => void {
    const own = this.#byIntegration.get(integrationId) ?? 0
    if (own >= this.#maxOfOne || this.#all >= this.#maxOfOne * shares) throw serviceOverload()
    this.#byIntegration.set(integrationId, own + 1)
    this.#all++
    return () => this.#leave(integrationId)
  }

  #leave(integrationId: string): void {
    this.#all--
    const left = (this.#byIntegration.get(integrationId) ?? 1) - 1
    if (left === 0) this.#byIntegration.delete(integrationId)
    else this.#byIntegration.set(integrationId, left)
  }
}
