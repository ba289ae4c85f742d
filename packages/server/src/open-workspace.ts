import { randomBytes } from "node:crypto"
import {
  findToken,
  findWorkspace,
  listIntegrations,
  type OpenedStore,
  updateWorkspace,
  type WorkspaceRow,
} from "@inkling/store"
import { createIntegration } from "./admin/integrations.ts"
import { createPerson } from "./admin/people.ts"
import { shareObject } from "./admin/sharing.ts"
import { createToken } from "./admin/tokens.ts"
import { isExpired } from "./auth/principal.ts"
import { hashToken } from "./auth/token.ts"
import { insertRootPage } from "./seed/root-page.ts"
import { beginDemo, seedDemo } from "./seed/seed-demo.ts"
import type { Services } from "./services.ts"

export interface OpenedWorkspace {
  ws: number
  workspaceId: string
  rootPageId: string
  token: string
  /** Signs cursors and links; the same in every process on this database. */
  secret: string
}

interface Settings {
  secret: string
  root_page_id: string
  /** Set when the first content is complete; a kill before that leaves it unset. */
  is_ready?: boolean
}

/** The first integration; its token is the one that `inkling start` prints. */
const firstIntegration = "Inkling"

/** Opens the database's first workspace, making and filling it when there is none. */
export async function openWorkspace(
  services: Services,
  {
    seed,
    token,
    makingTimeoutMs,
  }: { seed: "demo" | "empty"; token: string | undefined; makingTimeoutMs: number },
): Promise<OpenedWorkspace> {
  const { store, clock } = services
  const existing = await findReadyWorkspace(store, makingTimeoutMs)
  if (!existing) return makeWorkspace(services, seed)
  const { ws } = existing
  const { id, settings } = await store.read(ws, (tx) => findWorkspace(tx))
  const { secret, root_page_id: rootPageId } = settings as Settings
  const usable =
    token !== undefined &&
    (await store.read(ws, async (tx) => {
      const row = await findToken(tx, hashToken(token))
      return row !== undefined && row.ws === ws && !row.is_revoked && !isExpired(row, clock.now())
    }))
  return { ws, workspaceId: id, rootPageId, secret, token: usable ? token : await freshToken(services, ws) }
}

/**
 * The first workspace once its content is complete. On PostgreSQL another process may be at it: it gets time to
 * finish. What a killed start left half made is cleared away, to be made anew.
 */
async function findReadyWorkspace(store: OpenedStore, timeoutMs: number): Promise<WorkspaceRow | undefined> {
  const started = Date.now()
  for (;;) {
    const first = (await store.listWorkspaces())[0]
    if (!first || (first.settings as Settings).is_ready) return first
    if (store.dialect === "sqlite" || Date.now() - started >= timeoutMs) {
      await store.load(first.ws, { tables: new Map() })
      return undefined
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function makeWorkspace(given: Services, seed: "demo" | "empty"): Promise<OpenedWorkspace> {
  const services = seed === "demo" ? beginDemo(given) : given
  const { store, ids } = services
  const secret = randomBytes(32).toString("base64url")
  const workspaceId = ids.uuid("other")
  const rootPageId = ids.uuid("page")
  const settings: Settings = { secret, root_page_id: rootPageId }
  const ws = await store.createWorkspace({ id: workspaceId, name: "Inkling", settings })
  const you = await createPerson(services, ws, { name: "You", email: "you@example.com" })
  const { token } = await createIntegration(services, ws, { name: firstIntegration })
  await insertRootPage(services, ws, {
    id: rootPageId,
    author: you.id,
    title: seed === "demo" ? "Paper Boats" : "Home",
  })
  await shareObject(services, ws, rootPageId, firstIntegration)
  if (seed === "demo") await seedDemo(services, { ws, rootPageId, token })
  services.clock.set(undefined)
  await store.write(ws, { actor: null }, (tx) =>
    updateWorkspace(tx, { settings: { ...settings, is_ready: true } }),
  )
  return { ws, workspaceId, rootPageId, token, secret }
}

async function freshToken(services: Services, ws: number): Promise<string> {
  const integrations = await services.store.read(ws, (tx) => listIntegrations(tx))
  const first = integrations.find((one) => one.name === firstIntegration) ?? integrations[0]
  if (first) return (await createToken(services, ws, first.id)).token
  return (await createIntegration(services, ws, { name: firstIntegration })).token
}
