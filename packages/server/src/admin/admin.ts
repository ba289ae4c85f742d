import type { Clock, Ids } from "@inkling/engine"
import type { OpenedStore } from "@inkling/store"
import type { EgressPolicy } from "../egress/resolve-egress.ts"
import type { FileLinks } from "../files/file-links.ts"
import { createSigninLink, invite, listPeople, setRole, signOutEverywhere } from "../session/people.ts"
import type { Role } from "../session/role.ts"
import type { SecretBox } from "../webhooks/secret-box.ts"
import { type BackUpDeps, backUp } from "./back-up.ts"
import { changeIntegration, type IntegrationChange, removeIntegration } from "./change-integration.ts"
import { createCustomEmoji, deleteCustomEmoji, type NewCustomEmoji } from "./custom-emojis.ts"
import { addFault, type FaultAdminDeps, listFaults, removeFault } from "./faults.ts"
import { listGrantsOn, listPagesOf } from "./grants.ts"
import { importObjects } from "./import/import-objects.ts"
import {
  type CreatedIntegration,
  createIntegration,
  listIntegrationsOf,
  type NewIntegration,
} from "./integrations.ts"
import { type BlockMove, type Mover, moveBlock } from "./move-block.ts"
import { listOutline, listOutlineNamed, listOutlinePath, type Seen } from "./outline.ts"
import { createPerson, type NewPerson } from "./people.ts"
import {
  type CreatedPublicIntegration,
  createPublicIntegration,
  listAuthorizationsOf,
  type NewPublicIntegration,
  rotateClientSecret,
} from "./public-integrations.ts"
import { getKeptRequest, listKeptRequests, type RequestAdminDeps, type RequestQuery } from "./requests.ts"
import { shareObject, unshareObject } from "./sharing.ts"
import { setTemplate, type TemplateUse } from "./templates.ts"
import { createToken, listTokensOf, revokeToken, rotateToken } from "./tokens.ts"
import { listTrash } from "./trash.ts"
import { listUsageOf, type UsageAdminDeps } from "./usage.ts"
import {
  createWebhook,
  listWebhookDeliveries,
  listWebhooks,
  type NewWebhook,
  pauseWebhook,
  removeWebhook,
  replayWebhook,
  resendDelivery,
  resendWebhookToken,
  resumeWebhook,
  setWebhookEvents,
  verifyWebhook,
} from "./webhooks.ts"

export interface AdminDeps {
  store: OpenedStore
  clock: Clock
  ids: Ids
}

/** What the operator's operations on webhooks need beside that. */
export interface WebhookAdminDeps extends AdminDeps {
  /** Encrypts what must be read back. */
  box: SecretBox
  /** Where webhooks may go. */
  egress: EgressPolicy
  /** Reads links that this server signed; absent where nothing is imported. */
  links?: FileLinks
  /** Called when there is a new subscription; absent where nothing is sent. */
  webhooksChanged?(): void
}

/** What an operator may do to one workspace: the console, the CLI and tests use nothing else. */
export class Admin {
  readonly #deps: WebhookAdminDeps & BackUpDeps & RequestAdminDeps & FaultAdminDeps & UsageAdminDeps
  readonly ws: number

  constructor(
    deps: WebhookAdminDeps & BackUpDeps & RequestAdminDeps & FaultAdminDeps & UsageAdminDeps,
    ws: number,
  ) {
    this.#deps = deps
    this.ws = ws
  }

  /** A new integration with a first token, or with a client id and secret, which are shown only here. */
  createIntegration(integration: NewPublicIntegration): Promise<CreatedPublicIntegration>
  createIntegration(integration: NewIntegration): Promise<CreatedIntegration>
  createIntegration(integration: NewIntegration | NewPublicIntegration) {
    return "type" in integration
      ? createPublicIntegration(this.#deps, this.ws, integration)
      : createIntegration(this.#deps, this.ws, integration)
  }

  /** A new client secret of a public integration; the old one ends at once. */
  rotateClientSecret(integration: string) {
    return rotateClientSecret(this.#deps, this.ws, integration)
  }

  /** Who let a public integration in, when, and to what. */
  listAuthorizations(integration: string) {
    return listAuthorizationsOf(this.#deps, this.ws, integration)
  }

  listIntegrations() {
    return listIntegrationsOf(this.#deps, this.ws)
  }

  /** Writes objects of the API with their ids, times and authors: docs/admin-import.md. */
  importObjects(body: Record<string, unknown>) {
    const { links } = this.#deps
    if (!links) throw new Error("Objects are imported by a running server.")
    return importObjects({ ...this.#deps, links }, this.ws, body)
  }

  /** Changes name, capabilities, user information or redirect URIs of an integration, named by id or name. */
  changeIntegration(integration: string, change: IntegrationChange) {
    return changeIntegration(this.#deps, this.ws, integration, change)
  }

  /** Ends an integration and its tokens. */
  removeIntegration(integration: string) {
    return removeIntegration(this.#deps, this.ws, integration)
  }

  /** Pages and databases that were shared with an integration. */
  listPagesOf(integration: string) {
    return listPagesOf(this.#deps, this.ws, integration)
  }

  /** Who sees a page or database, and through which one. */
  listGrantsOn(objectId: string) {
    return listGrantsOn(this.#deps, this.ws, objectId)
  }

  /** What lies at workspace level, or on the page `under`. */
  listOutline(under?: string, seen?: Seen) {
    return listOutline(this.#deps, this.ws, under, seen)
  }

  /** A page or database and what it is in, outermost first. */
  listOutlinePath(of: string, seen?: Seen) {
    return listOutlinePath(this.#deps, this.ws, of, seen)
  }

  /** Pages and databases by their ids, at most 1,000. */
  listOutlineNamed(ids: readonly string[], seen?: Seen) {
    return listOutlineNamed(this.#deps, this.ws, ids, seen)
  }

  /** Puts a block in another place among its siblings. */
  moveBlock(move: BlockMove, mover: Mover = {}) {
    return moveBlock(this.#deps, this.ws, move, mover)
  }

  /** What was moved to trash, newest first. */
  listTrash(seen?: Seen) {
    return listTrash(this.#deps, this.ws, seen)
  }

  /** A further token of an integration, named by id or name. @throws validationError when there is none */
  createToken(integration: string) {
    return createToken(this.#deps, this.ws, integration)
  }

  listTokens() {
    return listTokensOf(this.#deps, this.ws)
  }

  /** Ends a token, named by its id or by itself, at once. */
  revokeToken(token: string) {
    return revokeToken(this.#deps, this.ws, token)
  }

  /** A new token; the old one stays valid for `overlapSeconds`, a day unless said. */
  rotateToken(token: string, overlapSeconds?: number) {
    return rotateToken(this.#deps, this.ws, token, overlapSeconds)
  }

  /** Lets an integration see a page or database and everything below it. */
  share(objectId: string, integration: string) {
    return shareObject(this.#deps, this.ws, objectId, integration)
  }

  unshare(objectId: string, integration: string) {
    return unshareObject(this.#deps, this.ws, objectId, integration)
  }

  /** Makes something go wrong for requests of integrations from now on: see `NewFault` for what a rule says. */
  addFault(fault: Record<string, unknown>) {
    return addFault(this.#deps, this.ws, fault)
  }

  listFaults() {
    return listFaults(this.#deps)
  }

  /** All of them without an id. */
  removeFault(id?: string) {
    return removeFault(this.#deps, id)
  }

  /** A subscription; the server sends its token to the URL. */
  async createWebhook(webhook: NewWebhook) {
    const made = await createWebhook(this.#deps, this.ws, webhook)
    this.#deps.webhooksChanged?.()
    return made
  }

  listWebhooks() {
    return listWebhooks(this.#deps, this.ws)
  }

  /** Events flow once the token that was sent is given back here. */
  verifyWebhook(id: string, token: string) {
    return verifyWebhook(this.#deps, this.ws, id, token)
  }

  resendWebhookToken(id: string) {
    return resendWebhookToken(this.#deps, this.ws, id)
  }

  setWebhookEvents(id: string, eventTypes: readonly string[]) {
    return setWebhookEvents(this.#deps, this.ws, id, eventTypes)
  }

  pauseWebhook(id: string) {
    return pauseWebhook(this.#deps, this.ws, id)
  }

  resumeWebhook(id: string) {
    return resumeWebhook(this.#deps, this.ws, id)
  }

  removeWebhook(id: string) {
    return removeWebhook(this.#deps, this.ws, id)
  }

  listWebhookDeliveries(id: string) {
    return listWebhookDeliveries(this.#deps, this.ws, id)
  }

  /** Sends an event again, under its id. */
  resendDelivery(id: string, eventId: string) {
    return resendDelivery(this.#deps, this.ws, id, eventId)
  }

  /** Tells everything since a moment again, under new ids; returns how many changes. */
  replayWebhook(id: string, sinceMs: number) {
    return replayWebhook(this.#deps, this.ws, id, sinceMs)
  }

  /** Makes a row a template of its data source, the default one, or a row again. */
  setTemplate(pageId: string, use: TemplateUse) {
    return setTemplate(this.#deps, this.ws, pageId, use)
  }

  /** The newest requests, newest first, each refusal explained. */
  listRequests(query: RequestQuery = {}) {
    return listKeptRequests(this.#deps, this.ws, query)
  }

  /** One request with its bodies, by the `request_id` of its answer. */
  async getRequest(id: string) {
    return getKeptRequest(this.#deps, this.ws, id)
  }

  /** Who asked how much, by the hour; of the last day unless `since` says otherwise. */
  listUsage(since?: string) {
    return listUsageOf(this.#deps, this.ws, since)
  }

  /** Adds a custom emoji to the workspace. */
  createCustomEmoji(emoji: NewCustomEmoji) {
    return createCustomEmoji(this.#deps, this.ws, emoji)
  }

  deleteCustomEmoji(name: string) {
    return deleteCustomEmoji(this.#deps, this.ws, name)
  }

  /** Writes a backup into a new folder of this machine. */
  backUp(path: string) {
    return backUp(this.#deps, path)
  }

  listPeople() {
    return listPeople(this.#deps, this.ws)
  }

  /** A link that signs a person in once: by id or e-mail, the owner unless named. */
  createSigninLink(person?: string) {
    return createSigninLink(this.#deps, this.ws, person)
  }

  /** A new person, and a link to send to it that is good for a week. */
  invite(person: { name: string; email: string; role: Role }) {
    return invite(this.#deps, this.ws, person)
  }

  setRole(person: string, role: Role) {
    return setRole(this.#deps, this.ws, person, role)
  }

  signOutEverywhere(person: string) {
    return signOutEverywhere(this.#deps, this.ws, person)
  }

  createPerson(person: NewPerson) {
    return createPerson(this.#deps, this.ws, person)
  }
}
