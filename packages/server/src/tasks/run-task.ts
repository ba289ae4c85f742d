import { ApiError, internalServerError, unauthorized } from "@inkling/contract"
import {
  type AsyncTaskRow,
  findAsyncTask,
  findDueTask,
  findIntegration,
  findPage,
  type Snapshot,
  updateAsyncTask,
  type WriteTx,
} from "@inkling/store"
import { requireNeed } from "../access/require-need.ts"
import { loadPrincipal } from "../auth/principal.ts"
import { AfterCommit, type Call, type Need } from "../endpoints/endpoint.ts"
import { endpointFor } from "../endpoints/index.ts"
import { loadWirePage } from "../load/load-pages.ts"
import { readFresh } from "../load/read-fresh.ts"
import type { Wire } from "../present/context.ts"
import type { Services } from "../services.ts"
import { loadPerson } from "../session/load-person.ts"
import { applyAcceptedTemplate } from "../templates/apply-template-later.ts"
import { adaptResponse } from "../versions/adapt-response.ts"
import type { AsyncEndpointKey, TaskRequest } from "./task-request.ts"

/** Milliseconds a process has for a task that it began, before another one takes it up. */
const leaseMs = 60_000

/** A template comes with making a page or with updating one. */
const templateNeed: Need = ["insert_content", "update_content"]

/** Attempts after which a task has failed. */
const maxAttempts = 5

/**
 * Does the task that is due longest; false when none is. Its writes and the note that they are done are one commit, so
 * that they happen once, whoever is killed and however many processes are at it: `attempts` tells a process that
 * another has taken over.
 */
export async function runNextTask(services: Services, ws: number): Promise<boolean> {
  const { store, clock } = services
  const isDue = await store.read(ws, (tx) => findDueTask(tx, clock.now()))
  if (!isDue) return false
  const task = await claim(services, ws)
  if (!task) return false
  try {
    const written = task.subject_id ?? (await write(services, task))
    if (written !== undefined) await finishLater(services, task, written)
  } catch (thrown) {
    await fail(services, task, thrown)
  }
  return true
}

function claim({ store, clock }: Services, ws: number): Promise<AsyncTaskRow | undefined> {
  return store.write(ws, { actor: null }, async (tx) => {
    const task = await findDueTask(tx, clock.now())
    if (!task) return undefined
    const claimed = {
      status: "running",
      attempts: task.attempts + 1,
      due_at: clock.now() + leaseMs,
    } as const
    await updateAsyncTask(tx, task.id, claimed)
    return { ...task, ...claimed }
  })
}

/** The task's writes. Returns the page to be read once they are committed, where its answer takes long. */
async function write(services: Services, task: AsyncTaskRow): Promise<string | undefined> {
  const actor = await services.store.read(task.ws, (tx) => authorOf(tx, task))
  return services.store.write(task.ws, { actor }, async (tx) => {
    if (!(await isOurs(tx, task))) return undefined
    if (task.operation === "applyTemplate") {
      const { id } = await applyAcceptedTemplate(tx, await callOf(tx, services, task, templateNeed))
      await succeed(tx, services, task, { object: "page", id })
      return undefined
    }
    const { version } = task.request as TaskRequest
    const endpoint = endpointFor(version, task.operation as AsyncEndpointKey)
    if (endpoint.mode !== "write") throw internalServerError()
    const done = await endpoint.handle(await callOf(tx, services, task, endpoint.need), tx)
    if (done instanceof AfterCommit) {
      const pageId = done.known["id"] as string
      await updateAsyncTask(tx, task.id, { subject_id: pageId })
      return pageId
    }
    await succeed(tx, services, task, adaptResponse(version, endpoint.key, done))
    return undefined
  })
}

/** Reads the page that was written and ends the task with it. Nothing is written twice when this is. */
async function finishLater(services: Services, task: AsyncTaskRow, pageId: string): Promise<void> {
  const { store } = services
  const { version, query } = task.request as TaskRequest
  const result = await readFresh(store, task.ws, async (tx) => {
    const page = await findPage(tx, pageId)
    const call = await callOf(tx, services, task, "read_content")
    const wanted = query["filter_properties"] as string[] | undefined
    return page ? loadWirePage(tx, call, page, wanted) : { object: "page", id: pageId }
  })
  await store.write(task.ws, { actor: null }, async (tx) => {
    if (await isOurs(tx, task)) await succeed(tx, services, task, adaptResponse(version, "getPage", result))
  })
}

/** The call as it was accepted, by its caller as of `tx`. @throws unauthorized · restrictedResource */
async function callOf(tx: Snapshot, services: Services, task: AsyncTaskRow, need: Need): Promise<Call> {
  const load = task.credential_kind === "token" ? loadPrincipal : loadPerson
  const principal = await load(tx, task.credential_hash, services.clock.now())
  requireNeed(principal, need)
  return { ...(task.request as TaskRequest), principal, services, now: () => services.clock.now() }
}

async function authorOf(tx: Snapshot, task: AsyncTaskRow): Promise<string> {
  // A person writes as itself.
  if (task.credential_kind === "session") return task.integration_id
  const integration = await findIntegration(tx, task.integration_id)
  if (!integration) throw unauthorized()
  return integration.bot_id
}

/** Whether nobody has taken the task over since it was claimed. */
async function isOurs(tx: Snapshot, task: AsyncTaskRow): Promise<boolean> {
  const now = await findAsyncTask(tx, task.id)
  return now !== undefined && now.status === "running" && now.attempts === task.attempts
}

function succeed(tx: WriteTx, { clock }: Services, task: AsyncTaskRow, result: Wire): Promise<void> {
  const finished_at = clock.now()
  return updateAsyncTask(tx, task.id, { ...finished, status: "succeeded", result, finished_at })
}

/** What may pass is tried again a little later, each time after twice the wait; everything else fails the task. */
async function fail({ store, clock, log }: Services, task: AsyncTaskRow, thrown: unknown): Promise<void> {
  const error = thrown instanceof ApiError ? thrown : internalServerError()
  if (!(thrown instanceof ApiError)) log.error({ err: thrown, task: task.id }, "task failed")
  const mayPass = error.status >= 500 || error.code === "conflict_error"
  await store.write(task.ws, { actor: null }, async (tx) => {
    if (!(await isOurs(tx, task))) return
    const now = clock.now()
    if (mayPass && task.attempts < maxAttempts) {
      await updateAsyncTask(tx, task.id, { status: "retrying", due_at: now + 1000 * 2 ** task.attempts })
      return
    }
    const { request_id: _, ...body } = error.toBody("")
    await updateAsyncTask(tx, task.id, { ...finished, status: "failed", error: body, finished_at: now })
  })
}

/** The request may be large and is not needed any more. */
const finished = { request: null, due_at: null } as const
