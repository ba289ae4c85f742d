import { unauthorized } from "@inkling/contract"
import type { Clock } from "@inkling/engine"
import type { Head, OpenedStore, Snapshot } from "@inkling/store"
import { isWriting } from "../load/is-writing.ts"
import { isExpired, loadPrincipal, type Principal } from "./principal.ts"
import { bearerToken, hashToken } from "./token.ts"

/** Principals kept per process; the oldest goes first. */
const maxCached = 10_000

/**
 * Turns tokens into principals. A cached principal is used only while the workspace's tree_seq has not moved, which
 * is read for every request: so a revoke holds for every request that starts after it, in every process.
 */
export class Authenticator {
  readonly #store: OpenedStore
  readonly #clock: Clock
  readonly #cache = new Map<string, Principal>()

  constructor(store: OpenedStore, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /** The caller, and the newest head: the caller is as of it. @throws unauthorized */
  async authenticate(authorization: string | undefined): Promise<{ principal: Principal; head: Head }> {
    const token = bearerToken(authorization)
    if (!token) throw unauthorized()
    const hash = hashToken(token)
    const cached = this.#cache.get(hash)
    if (cached) {
      const head = await this.#store.head(cached.ws)
      if (
        head.treeSeq === cached.treeSeq &&
        head.epoch === cached.epoch &&
        !isExpired(cached.token, this.#clock.now())
      )
        return { principal: cached, head }
    }
    const row = cached?.token ?? (await this.#store.findToken(hash))
    if (!row) throw unauthorized()
    return this.#store.read(row.ws, async (tx) => ({ principal: await this.#load(tx, hash), head: tx.head }))
  }

  /** The same caller as of `tx`, re-read when anything that decides access has changed since. @throws unauthorized */
  async refresh(tx: Snapshot, principal: Principal): Promise<Principal> {
    if (principal.treeSeq === tx.head.treeSeq && principal.epoch === tx.head.epoch) return principal
    return this.#load(tx, principal.token.hash)
  }

  async #load(tx: Snapshot, hash: string): Promise<Principal> {
    try {
      const principal = await loadPrincipal(tx, hash, this.#clock.now())
      if (isWriting(tx)) return principal
      this.#cache.delete(hash)
      this.#cache.set(hash, principal)
      if (this.#cache.size > maxCached) this.#cache.delete(this.#cache.keys().next().value as string)
      return principal
    } catch (error) {
      this.#cache.delete(hash)
      throw error
    }
  }
}
