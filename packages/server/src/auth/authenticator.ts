import { unauthorized } from "@inkling/contract"
import type { Clock } from "@inkling/engine"
import type { Head, OpenedStore, Snapshot } from "@inkling/store"
import { isWriting } from "../load/is-writing.ts"
import { loadPerson } from "../session/load-person.ts"
import { type Credential, loadPrincipal, type Principal } from "./principal.ts"
import { bearerToken, hashToken } from "./token.ts"

/** Principals kept per process; the oldest goes first. */
const maxCached = 10_000

/** The caller, and the newest head: the caller is as of it. */
export interface Authenticated {
  principal: Principal
  head: Head
}

type Shown = Pick<Credential, "kind" | "hash">

/**
 * Turns tokens and sessions into principals. A cached principal is used only while the workspace's tree_seq has not
 * moved, which is read for every request: so a revoke holds for every request that starts after it, in every process.
 */
export class Authenticator {
  readonly #store: OpenedStore
  readonly #clock: Clock
  readonly #cache = new Map<string, Principal>()

  constructor(store: OpenedStore, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /** @throws unauthorized */
  async authenticate(authorization: string | undefined): Promise<Authenticated> {
    const token = bearerToken(authorization)
    if (!token) throw unauthorized()
    const shown: Shown = { kind: "token", hash: hashToken(token) }
    const known = await this.#known(shown)
    if (known) return known
    const row = await this.#store.findToken(shown.hash)
    if (!row) throw unauthorized()
    return this.#read(row.ws, shown)
  }

  /** The person of a session of the workspace, by the SHA-256 of its secret. @throws unauthorized */
  async person(ws: number, hash: string): Promise<Authenticated> {
    const shown: Shown = { kind: "session", hash }
    return (await this.#known(shown)) ?? this.#read(ws, shown)
  }

  /** The same caller as of `tx`, re-read when anything that decides access has changed since. @throws unauthorized */
  async refresh(tx: Snapshot, principal: Principal): Promise<Principal> {
    if (principal.treeSeq === tx.head.treeSeq && principal.epoch === tx.head.epoch) return principal
    return this.#load(tx, principal.credential)
  }

  async #known({ kind, hash }: Shown): Promise<Authenticated | undefined> {
    const cached = this.#cache.get(keyOf(kind, hash))
    if (!cached) return undefined
    const head = await this.#store.head(cached.ws)
    const { expiresAt } = cached.credential
    if (head.treeSeq !== cached.treeSeq || head.epoch !== cached.epoch)
      return this.#read(cached.ws, cached.credential)
    if (expiresAt !== null && expiresAt <= this.#clock.now()) throw unauthorized()
    return { principal: cached, head }
  }

  #read(ws: number, shown: Shown): Promise<Authenticated> {
    return this.#store.read(ws, async (tx) => ({ principal: await this.#load(tx, shown), head: tx.head }))
  }

  async #load(tx: Snapshot, { kind, hash }: Shown): Promise<Principal> {
    const key = keyOf(kind, hash)
    try {
      const load = kind === "token" ? loadPrincipal : loadPerson
      const principal = await load(tx, hash, this.#clock.now())
      if (isWriting(tx)) return principal
      this.#cache.delete(key)
      this.#cache.set(key, principal)
      if (this.#cache.size > maxCached) this.#cache.delete(this.#cache.keys().next().value as string)
      return principal
    } catch (error) {
      this.#cache.delete(key)
      throw error
    }
  }
}

function keyOf(kind: Credential["kind"], hash: string): string {
  return `${kind} ${hash}`
}
