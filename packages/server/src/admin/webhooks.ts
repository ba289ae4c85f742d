import { timingSafeEqual } from "node:crypto"
import { validationError } from "@inkling/contract"
import {
  findDelivery,
  findSubscription,
  insertSubscription,
  listDeliveries,
  listSubscriptions,
  removeSubscription,
  type Snapshot,
  updateDelivery,
  updateSubscription,
  type WebhookDeliveryRow,
  type WebhookSubscriptionRow,
} from "@inkling/store"
import { EgressRefused, resolveEgress } from "../egress/resolve-egress.ts"
import { eventTypesOf, type WebhookVersion, webhookVersions } from "../webhooks/event-types.ts"
import { replayChanges } from "../webhooks/replay-changes.ts"
import { newVerificationToken } from "../webhooks/sign-payload.ts"
import type { WebhookAdminDeps } from "./admin.ts"
import { integrationNamed } from "./integrations.ts"

export interface NewWebhook {
  integration: string
  url: string
  /** All that the version has unless given. */
  eventTypes?: readonly string[]
  /** The newest unless given. */
  apiVersion?: string
}

/** A subscription as the operator sees it: its token is told to the receiver alone. */
export type ShownWebhook = Omit<WebhookSubscriptionRow, "ws" | "sealed_token" | "log_seq">
export type ShownDelivery = Omit<WebhookDeliveryRow, "ws" | "anchor_pk" | "lease_until">

/** Deliveries shown at once. */
const shownDeliveries = 100

/**
 * A subscription that waits to be verified: the server sends its token to the URL.
 * @throws validationError when the integration is unknown, the URL may not be called, or a type or version is unknown
 */
export async function createWebhook(
  { store, ids, box, egress }: WebhookAdminDeps,
  ws: number,
  { integration, url, eventTypes, apiVersion = webhookVersions.at(-1) as string }: NewWebhook,
): Promise<ShownWebhook> {
  const version = webhookVersions.find((one) => one === apiVersion)
  if (!version)
    throw validationError(`Unknown version "${apiVersion}". Known: ${webhookVersions.join(", ")}.`)
  const types = checkTypes(version, eventTypes ?? eventTypesOf(version))
  await requireReachable(url, egress)
  return store.write(ws, { actor: null }, async (tx) => {
    const row: WebhookSubscriptionRow = {
      ws,
      id: ids.uuid("other"),
      integration_id: (await integrationNamed(tx, integration)).id,
      url,
      event_types: types,
      api_version: version,
      state: "pending",
      sealed_token: box.seal(newVerificationToken()),
      token_due_at: tx.now,
      token_result: null,
      log_seq: tx.head.seq,
      last_success_at: 0,
      created_at: tx.now,
    }
    await insertSubscription(tx, row)
    return shown(row)
  })
}

export function listWebhooks({ store }: WebhookAdminDeps, ws: number): Promise<ShownWebhook[]> {
  return store.read(ws, async (tx) => (await listSubscriptions(tx)).map(shown))
}

/** Events flow from here on. @throws validationError when the token is not the one that was sent */
export function verifyWebhook(
  { store, box }: WebhookAdminDeps,
  ws: number,
  id: string,
  token: string,
): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    const row = await existing(tx, id)
    const wanted = Buffer.from(box.open(row.sealed_token))
    const given = Buffer.from(token.trim())
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      throw validationError("This is not the verification token that was sent to the URL.")
    if (row.state === "pending") await updateSubscription(tx, id, { state: "active", log_seq: tx.head.seq })
  })
}

/** Sends the token once more, while the subscription is not verified. */
export function resendWebhookToken({ store }: WebhookAdminDeps, ws: number, id: string): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    if ((await existing(tx, id)).state !== "pending")
      throw validationError("The webhook is verified already.")
    await updateSubscription(tx, id, { token_due_at: tx.now, token_result: null })
  })
}

/** @throws validationError on a type that the subscription's version does not have */
export function setWebhookEvents(
  { store }: WebhookAdminDeps,
  ws: number,
  id: string,
  eventTypes: readonly string[],
): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    const row = await existing(tx, id)
    await updateSubscription(tx, id, {
      event_types: checkTypes(row.api_version as WebhookVersion, eventTypes),
    })
  })
}

/** While paused nothing is sent; what happens meanwhile is told after `resumeWebhook`, as far back as the log goes. */
export function pauseWebhook(deps: WebhookAdminDeps, ws: number, id: string): Promise<void> {
  return setState(deps, ws, id, "active", "paused")
}

export function resumeWebhook(deps: WebhookAdminDeps, ws: number, id: string): Promise<void> {
  return setState(deps, ws, id, "paused", "active")
}

export function removeWebhook({ store }: WebhookAdminDeps, ws: number, id: string): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    await existing(tx, id)
    await removeSubscription(tx, id)
  })
}

/** The newest deliveries of a subscription, 100 at most. */
export function listWebhookDeliveries(
  { store }: WebhookAdminDeps,
  ws: number,
  id: string,
): Promise<ShownDelivery[]> {
  return store.read(ws, async (tx) => {
    await existing(tx, id)
    const rows = await listDeliveries(tx, id, shownDeliveries)
    return rows.map(({ ws: _, anchor_pk: _a, lease_until: _l, ...row }) => row)
  })
}

/** Sends an event again under its id, with all its attempts anew. */
export function resendDelivery(
  { store }: WebhookAdminDeps,
  ws: number,
  id: string,
  eventId: string,
): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    const row = await findDelivery(tx, id, eventId)
    if (!row) throw validationError(`The webhook has no event "${eventId}".`)
    if (row.state === "dropped") throw validationError("This event was dropped; it is not sent.")
    const again = { state: "retrying" as const, attempt: 0, due_at: tx.now, lease_until: 0, result: null }
    await updateDelivery(tx, row, again)
  })
}

/** Tells everything since a moment again, under new ids, as far back as the log goes; returns how many events. */
export async function replayWebhook(
  { store, ids }: WebhookAdminDeps,
  ws: number,
  id: string,
  sinceMs: number,
): Promise<number> {
  if (!Number.isFinite(sinceMs)) throw validationError("Say since when: a time such as 2026-01-31T12:00:00Z.")
  await store.read(ws, (tx) => existing(tx, id))
  return replayChanges(store, ids, ws, id, sinceMs)
}

function setState(
  { store }: WebhookAdminDeps,
  ws: number,
  id: string,
  from: WebhookSubscriptionRow["state"],
  to: WebhookSubscriptionRow["state"],
): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    const { state } = await existing(tx, id)
    if (state !== from && state !== to) throw validationError(`The webhook is ${state}, not ${from}.`)
    await updateSubscription(tx, id, { state: to })
  })
}

async function existing(tx: Snapshot, id: string): Promise<WebhookSubscriptionRow> {
  const row = await findSubscription(tx, id)
  if (!row) throw validationError(`There is no webhook "${id}".`)
  return row
}

function checkTypes(version: WebhookVersion, types: readonly string[]): string[] {
  const known: readonly string[] = eventTypesOf(version)
  const unknown = types.filter((one) => !known.includes(one))
  if (unknown.length > 0 || types.length === 0)
    throw validationError(
      `Unknown event types: ${unknown.join(", ")}. Known at ${version}: ${known.join(", ")}.`,
    )
  return [...new Set(types)]
}

/** A name that does not resolve today may resolve tomorrow; an address that is off limits is refused at once. */
async function requireReachable(url: string, egress: WebhookAdminDeps["egress"]): Promise<void> {
  try {
    await resolveEgress(url, egress)
  } catch (error) {
    if (error instanceof EgressRefused) throw validationError(`The URL may not be called. ${error.message}`)
  }
}

function shown({ ws: _, sealed_token: _t, log_seq: _l, ...row }: WebhookSubscriptionRow): ShownWebhook {
  return row
}
