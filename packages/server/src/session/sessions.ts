import { unauthorized } from "@inkling/contract"
import type { Clock } from "@inkling/engine"
import {
  findMember,
  findSigninLink,
  findUser,
  findWorkspace,
  insertSession,
  listPersons,
  type OpenedStore,
  putMember,
  removeExpiredSessions,
  removeSession,
  removeSessionsOf,
  takeSigninLink,
  type WriteTx,
} from "@inkling/store"
import type { Authenticated, Authenticator } from "../auth/authenticator.ts"
import { AttemptLimit } from "./attempt-limit.ts"
import { csrfToken, readSessionCookie, sessionMs } from "./cookie.ts"
import { logPerson } from "./log-person.ts"
import { hashPassword, isPassword } from "./password.ts"
import { type Role, roleOf } from "./role.ts"
import { hashSecret, isSameSecret, newSecret } from "./secret.ts"

export interface SessionDeps {
  store: OpenedStore
  clock: Clock
  authenticator: Authenticator
  /** Keyed hash of a text. */
  sign(text: string): string
}

/** Who is signed in, as the console reads it. */
export interface ShownSession {
  person: { id: string; name: string | null; email: string | null; avatar_url: string | null }
  role: Role
  has_password: boolean
  workspace: { id: string; name: string }
  /** Goes into the `x-csrf-token` header of whatever changes something. */
  csrf_token: string
  expires_at: number
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** People who sign in to one workspace, and what their browsers show afterwards. */
export class Sessions {
  readonly #deps: SessionDeps
  readonly #ws: number
  readonly #attempts: AttemptLimit

  constructor(deps: SessionDeps, ws: number) {
    this.#deps = deps
    this.#ws = ws
    this.#attempts = new AttemptLimit(deps.clock)
  }

  /** The secret of the session that a request carries, ended or not. */
  secretOf(headers: Headers): string | undefined {
    return readSessionCookie(one(headers["cookie"]), this.#deps.sign)
  }

  /**
   * The signed-in person behind a request. Whatever is no GET must show the session's CSRF token too.
   * @throws unauthorized
   */
  async authenticate(method: string, headers: Headers): Promise<Authenticated> {
    const secret = this.secretOf(headers)
    if (secret === undefined) throw unauthorized()
    const isRead = method === "GET" || method === "HEAD"
    if (!isRead && !this.isCsrfToken(secret, one(headers["x-csrf-token"]))) throw unauthorized()
    return this.#deps.authenticator.person(this.#ws, hashSecret(secret))
  }

  isCsrfToken(secret: string, given: string | undefined): boolean {
    return isSameSecret(given ?? "", csrfToken(secret, this.#deps.sign))
  }

  /** Who may sign in with a link, while it is good. */
  async nameOnLink(link: string): Promise<string | undefined> {
    const { store, clock } = this.#deps
    return store.read(this.#ws, async (tx) => {
      const row = await findSigninLink(tx, hashSecret(link))
      const user = row && row.expires_at > clock.now() ? await findUser(tx, row.user_id) : undefined
      return user && (user.name ?? "")
    })
  }

  /** A new session's secret for a link that is used up by it; undefined when the link is not good any more. */
  async signInByLink(link: string): Promise<string | undefined> {
    return this.#deps.store.write(this.#ws, { actor: null }, async (tx) => {
      const row = await findSigninLink(tx, hashSecret(link))
      if (!row || row.expires_at <= tx.now || !(await takeSigninLink(tx, row.hash))) return undefined
      return this.#begin(tx, row.user_id)
    })
  }

  /**
   * A new session's secret; undefined when e-mail and password do not belong together, or after ten wrong tries in a
   * quarter of an hour.
   */
  async signInByPassword(email: string, password: string): Promise<string | undefined> {
    const key = email.trim().toLowerCase()
    if (!this.#attempts.take(key)) return undefined
    const { store } = this.#deps
    const known = await store.read(this.#ws, async (tx) => {
      const user = (await listPersons(tx)).find((person) => person.email?.toLowerCase() === key)
      return user && (await findMember(tx, user.id))
    })
    if (!(await isPassword(password, known?.password)) || !known) return undefined
    this.#attempts.forget(key)
    return store.write(this.#ws, { actor: null }, async (tx) => {
      // The password may have been changed while it was compared.
      const now = await findMember(tx, known.user_id)
      return now?.password === known.password ? this.#begin(tx, known.user_id) : undefined
    })
  }

  /** What the console shows of a session. @throws unauthorized when it has ended */
  async show(secret: string): Promise<ShownSession> {
    const { store, authenticator, sign } = this.#deps
    const { principal } = await authenticator.person(this.#ws, hashSecret(secret))
    return store.read(this.#ws, async (tx) => {
      const user = await findUser(tx, principal.integration.id)
      if (!user) throw unauthorized()
      const member = await findMember(tx, user.id)
      const { id, name } = await findWorkspace(tx)
      return {
        person: { id: user.id, name: user.name, email: user.email, avatar_url: user.avatar_url },
        role: roleOf(user, member),
        has_password: member?.password != null,
        workspace: { id, name },
        csrf_token: csrfToken(secret, sign),
        expires_at: principal.credential.expiresAt ?? 0,
      }
    })
  }

  /** Signs a browser out, at once and in every process. */
  async end(secret: string): Promise<void> {
    const { store, authenticator } = this.#deps
    const hash = hashSecret(secret)
    const { principal } = await authenticator.person(this.#ws, hash)
    await store.write(this.#ws, { actor: principal.integration.id }, async (tx) => {
      await removeSession(tx, hash)
      logPerson(tx, "session.ended", principal.integration.id)
    })
  }

  /** Gives the person a password, or another one: its other sessions end. @throws unauthorized */
  async setPassword(secret: string, password: string): Promise<void> {
    const { store, authenticator } = this.#deps
    const hash = hashSecret(secret)
    const { principal } = await authenticator.person(this.#ws, hash)
    const kept = await hashPassword(password)
    await store.write(this.#ws, { actor: principal.integration.id }, async (tx) => {
      const { integration, role = "member" } = await authenticator.refresh(tx, principal)
      await putMember(tx, { user_id: integration.id, role, password: kept })
      await removeSessionsOf(tx, integration.id, hash)
      logPerson(tx, "password.changed", integration.id)
    })
  }

  /** Whether `password` is the person's own; true when it has none yet. @throws unauthorized */
  async isOwnPassword(secret: string, password: string): Promise<boolean> {
    const { store, authenticator } = this.#deps
    const { principal } = await authenticator.person(this.#ws, hashSecret(secret))
    const { id } = principal.integration
    const kept = await store.read(this.#ws, async (tx) => (await findMember(tx, id))?.password)
    if (kept == null) return true
    if (!this.#attempts.take(id)) return false
    const isOwn = await isPassword(password, kept)
    if (isOwn) this.#attempts.forget(id)
    return isOwn
  }

  async #begin(tx: WriteTx, userId: string): Promise<string> {
    await removeExpiredSessions(tx)
    const secret = newSecret()
    const times = { created_at: tx.now, expires_at: tx.now + sessionMs }
    await insertSession(tx, { ws: tx.ws, hash: hashSecret(secret), user_id: userId, ...times })
    logPerson(tx, "session.begun", userId, { touchesTree: false })
    return secret
  }
}

function one(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined
}
