import type { Clock, Ids } from "@inkling/engine"
import {
  findSubscription,
  listDue,
  listSubscriptions,
  type OpenedStore,
  updateDelivery,
  updateSubscription,
} from "@inkling/store"
import type { EgressPolicy } from "../egress/resolve-egress.ts"
import type { Log } from "../services.ts"
import { type Claim, claimDeliveries, leaseMs, toldByClaim } from "./claim-deliveries.ts"
import { type PostResult, postPayload } from "./post-payload.ts"
import { readChanges } from "./read-changes.ts"
import { retryDelay } from "./retry-schedule.ts"
import type { SecretBox } from "./secret-box.ts"
import { webhookPayload } from "./webhook-payload.ts"

export interface WebhookDeps {
  store: OpenedStore
  clock: Clock
  ids: Ids
  log: Log
  box: SecretBox
  egress: EgressPolicy
}

/** Milliseconds between looks at what has become due, and at what other processes did; commits are heard of at once. */
const everyMs = 1_000

/** Deliveries of one subscription that are under way at once. */
const atOnce = 10

/** Reads the change log for every active subscription and sends what is due. Any number of processes may do it. */
export class Webhooks {
  readonly #deps: WebhookDeps
  readonly #ws: number
  /** Ids of the subscriptions there were at the last look: where there are none, commits cost nothing. */
  #known: readonly string[] = []
  readonly #busy = new Map<string, { again: boolean; done: Promise<void> }>()
  readonly #flying = new Map<string, Set<Promise<void>>>()
  #looking: Promise<void> | undefined
  #isClosed = false
  #stop = (): void => {}

  constructor(deps: WebhookDeps, ws: number) {
    this.#deps = deps
    this.#ws = ws
  }

  async start(): Promise<void> {
    const stopListening = await this.#deps.store.onHead((ws) => {
      if (ws === this.#ws) this.#serveKnown()
    })
    const timer = setInterval(() => this.look(), everyMs)
    timer.unref()
    this.#stop = () => {
      clearInterval(timer)
      stopListening()
    }
    this.look()
  }

  /** Sees what subscriptions there are, and serves them; for whoever makes one. */
  look(): void {
    this.#looking ??= this.#learn()
      .then(() => this.#serveKnown())
      .catch((err) => this.#deps.log.error({ err }, "webhooks could not be read"))
      .finally(() => {
        this.#looking = undefined
      })
  }

  /** Sends what is due now, and waits for it. */
  async run(): Promise<void> {
    await this.#learn()
    do {
      await Promise.all(this.#known.map((id) => this.#once(id)))
      await this.#landed()
    } while (this.#busy.size > 0)
  }

  /** Attempts under way end first. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#stop()
    await this.#looking
    await Promise.all([...this.#busy.values()].map(({ done }) => done))
    await this.#landed()
  }

  async #learn(): Promise<void> {
    this.#known = (await this.#deps.store.read(this.#ws, listSubscriptions)).map(({ id }) => id)
  }

  /** Does not wait for receivers: a slow one holds up its own subscription only. */
  #serveKnown(): void {
    for (const id of this.#known) void this.#once(id)
  }

  async #landed(): Promise<void> {
    for (const flying of this.#flying.values()) while (flying.size > 0) await Promise.all(flying)
  }

  /** One at a time for each subscription; whoever comes meanwhile has it looked at again. Never throws. */
  #once(id: string): Promise<void> {
    if (this.#isClosed) return Promise.resolve()
    const busy = this.#busy.get(id)
    if (busy) {
      busy.again = true
      return busy.done
    }
    const state = { again: true, done: Promise.resolve() }
    this.#busy.set(id, state)
    const work = async () => {
      try {
        while (state.again && !this.#isClosed) {
          state.again = false
          await this.#serve(id)
        }
      } catch (err) {
        this.#deps.log.error({ err, subscription: id }, "a webhook could not be served")
      } finally {
        // In the same turn as the last look at `again`, so that nobody's wish to have it looked at is lost.
        this.#busy.delete(id)
      }
    }
    state.done = work()
    return state.done
  }

  async #serve(id: string): Promise<void> {
    const { store, ids, clock } = this.#deps
    const subscription = await store.read(this.#ws, (tx) => findSubscription(tx, id))
    if (!subscription) return
    if (subscription.token_due_at !== null && subscription.token_due_at <= clock.now())
      await this.#sendToken(subscription.id)
    if (subscription.state !== "active") return
    const { seq } = await store.head(this.#ws)
    let isMore = subscription.log_seq < seq
    while (isMore && !this.#isClosed) {
      const read = await readChanges(store, ids, this.#ws, id, this.#room(id))
      this.#send(id, read.claims)
      isMore = read.isMore
    }
    while (!this.#isClosed && this.#room(id) > 0 && (await this.#isAnythingDue(id)))
      this.#send(id, await claimDeliveries(store, this.#ws, id, this.#room(id)))
  }

  #room(id: string): number {
    return atOnce - (this.#flying.get(id)?.size ?? 0)
  }

  /** Lets attempts go without waiting for them; when there is room again, what waited for it follows. */
  #send(id: string, claims: readonly Claim[]): void {
    const flying = this.#flying.get(id) ?? new Set()
    this.#flying.set(id, flying)
    for (const claim of claims) {
      const attempt: Promise<void> = this.#attempt(claim)
        .catch((err) => this.#deps.log.error({ err, subscription: id }, "an attempt could not be noted"))
        .then(() => {
          const wasFull = this.#room(id) === 0
          flying.delete(attempt)
          if (wasFull) void this.#once(id)
        })
      flying.add(attempt)
    }
  }

  /** Asked outside the writer first: mostly there is nothing. */
  #isAnythingDue(id: string): Promise<boolean> {
    const { store, clock } = this.#deps
    return store.read(
      this.#ws,
      async (tx) => (await listDue(tx, id, { nowMs: clock.now(), limit: 1 })).length > 0,
    )
  }

  /** The lease on a token is its due time: whoever moves it on sends it. */
  async #sendToken(id: string): Promise<void> {
    const { store, clock, box, egress } = this.#deps
    const claimed = await store.write(this.#ws, { actor: null }, async (tx) => {
      const row = await findSubscription(tx, id)
      if (!row || row.token_due_at === null || row.token_due_at > clock.now()) return undefined
      await updateSubscription(tx, id, { token_due_at: clock.now() + leaseMs })
      return row
    })
    if (!claimed) return
    const token = box.open(claimed.sealed_token)
    const result = await postPayload(
      claimed.url,
      JSON.stringify({ verification_token: token }),
      token,
      egress,
    )
    await store.write(this.#ws, { actor: null }, (tx) =>
      updateSubscription(tx, id, { token_due_at: null, token_result: result.words }),
    )
  }

  async #attempt(claim: Claim): Promise<void> {
    const { store, box, egress } = this.#deps
    const { url, sealed_token } = claim.subscription
    const result = await postPayload(url, webhookPayload(toldByClaim(claim)), box.open(sealed_token), egress)
    await store.write(this.#ws, { actor: null }, async (tx) => {
      const { delivery, subscription } = claim
      if (result.isTaken) {
        await updateDelivery(tx, delivery, { state: "delivered", lease_until: 0, result: result.words })
        await updateSubscription(tx, subscription.id, { last_success_at: tx.now })
        return
      }
      const delay = retryDelay(delivery.attempt)
      const patch = { lease_until: 0, result: result.words }
      const isMine = await updateDelivery(tx, delivery, {
        ...patch,
        ...(delay === undefined ? { state: "failed" as const } : { due_at: tx.now + delay }),
      })
      if (isMine && delay === undefined) await this.#pauseIfDead(tx, claim, result)
    })
  }

  /** A receiver that took nothing while an event ran out of attempts is left alone until somebody resumes it. */
  async #pauseIfDead(
    tx: Parameters<typeof updateSubscription>[0],
    { subscription, delivery }: Claim,
    { words }: PostResult,
  ): Promise<void> {
    const now = await findSubscription(tx, subscription.id)
    if (now?.state !== "active" || now.last_success_at >= delivery.first_at) return
    await updateSubscription(tx, subscription.id, { state: "paused" })
    this.#deps.log.error(
      { subscription: subscription.id, result: words },
      "a webhook was paused: its receiver fails",
    )
  }
}
