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
import { type Claim, claimDeliveries, leaseMs } from "./claim-deliveries.ts"
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

/** Milliseconds between looks at what has become due; changes are heard of at once. */
const everyMs = 1_000

/** Reads the change log for every active subscription and sends what is due. Any number of processes may do it. */
export class Webhooks {
  readonly #deps: WebhookDeps
  readonly #ws: number
  #running: Promise<void> | undefined
  #isWanted = false
  readonly #busy = new Map<string, { again: boolean; done: Promise<void> }>()
  #stop = async (): Promise<void> => {}

  constructor(deps: WebhookDeps, ws: number) {
    this.#deps = deps
    this.#ws = ws
  }

  async start(): Promise<void> {
    const stopListening = await this.#deps.store.onHead((ws) => {
      if (ws === this.#ws) this.#wake()
    })
    const timer = setInterval(() => this.#wake(), everyMs)
    timer.unref()
    this.#stop = async () => {
      clearInterval(timer)
      stopListening()
      this.#stop = async () => {}
    }
    this.#wake()
  }

  /** Sends what is due now, and waits for it. */
  async run(): Promise<void> {
    const subscriptions = await this.#deps.store.read(this.#ws, listSubscriptions)
    await Promise.all(subscriptions.map(({ id }) => this.#once(id)))
  }

  /** Attempts under way end first. */
  async close(): Promise<void> {
    await this.#stop()
    this.#isWanted = false
    await this.#running
    await Promise.all([...this.#busy.values()].map(({ done }) => done))
  }

  #wake(): void {
    this.#isWanted = true
    this.#running ??= this.#loop().finally(() => {
      this.#running = undefined
    })
  }

  /** Does not wait for receivers: a slow one holds up its own subscription only. */
  async #loop(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false
      try {
        for (const { id } of await this.#deps.store.read(this.#ws, listSubscriptions)) void this.#once(id)
      } catch (err) {
        this.#deps.log.error({ err }, "webhooks could not be read")
      }
    }
  }

  /** One at a time for each subscription; whoever comes meanwhile has it looked at again. Never throws. */
  #once(id: string): Promise<void> {
    const busy = this.#busy.get(id)
    if (busy) {
      busy.again = true
      return busy.done
    }
    const state = { again: true, done: Promise.resolve() }
    const work = async () => {
      while (state.again) {
        state.again = false
        await this.#serve(id)
      }
    }
    state.done = work()
      .catch((err) => this.#deps.log.error({ err, subscription: id }, "a webhook could not be served"))
      .finally(() => this.#busy.delete(id))
    this.#busy.set(id, state)
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
    if (subscription.log_seq < seq) while (await readChanges(store, ids, this.#ws, subscription.id));
    for (;;) {
      if (!(await this.#isAnythingDue(subscription.id))) return
      const claims = await claimDeliveries(store, this.#ws, subscription.id)
      await Promise.all(claims.map((claim) => this.#attempt(claim)))
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
    const result = await postPayload(url, webhookPayload(claim), box.open(sealed_token), egress)
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
