import { existsSync } from "node:fs"
import { systemIds } from "@inkling/engine"
import { Admin, SecretBox } from "@inkling/server"
import { openStore } from "@inkling/store"
import type { Flags } from "../flags.ts"
import { DataFolder } from "./data-folder.ts"
import { databaseFromEnvironment } from "./database-url.ts"
import { egressFromEnvironment } from "./egress-from-environment.ts"
import { blobFolderOf } from "./environment.ts"
import { type AdminCalls, remoteAdmin } from "./remote-admin.ts"

/**
 * Runs `work` against the running server when there is one, else on the database itself; so that a command never
 * writes behind a server's back.
 */
export async function withAdmin<T>(flags: Flags, work: (admin: AdminCalls) => Promise<T>): Promise<T> {
  const folder = new DataFolder(flags.text("data") ?? "data")
  const running = folder.readServer()
  if (running && (await isAnswering(running.url))) return work(remoteAdmin(running))
  const clock = { now: Date.now }
  const place = databaseFromEnvironment() ?? existingFile(folder)
  const store = await openStore({ ...place, clock })
  try {
    const first = (await store.listWorkspaces())[0]
    if (!first) throw new Error("There is no workspace yet. Make one with: inkling start")
    const box = new SecretBox(folder.secretKey())
    const blobFolder = blobFolderOf(folder.filesFolder)
    const deps = {
      store,
      clock,
      ids: systemIds(clock),
      box,
      egress: egressFromEnvironment(),
      ...(blobFolder !== undefined && { blobFolder }),
    }
    return await work(new Admin(deps, first.ws))
  } finally {
    await store.close()
  }
}

/** @throws Error that says how to make one */
function existingFile(folder: DataFolder) {
  if (!existsSync(folder.databaseFile))
    throw new Error(
      `There is no workspace in ${folder.path}. Make one with: inkling start --data ${folder.path}`,
    )
  return { file: folder.databaseFile, existing: true }
}

/** Whether a server is there. */
export async function isAnswering(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1_000) })).ok
  } catch {
    return false
  }
}
