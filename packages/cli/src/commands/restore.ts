import { resolve } from "node:path"
import { restoreBackUp } from "@inkling/server"
import { parseFlags } from "../flags.ts"
import { DataFolder } from "../local/data-folder.ts"
import { databaseFromEnvironment } from "../local/database-url.ts"
import { blobFolderOf } from "../local/environment.ts"
import { isAnswering } from "../local/with-admin.ts"
import { UsageError } from "../usage-error.ts"

/** Puts a backup into a data folder without a workspace, or an empty PostgreSQL schema. */
export async function restore(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { data: { type: "string" }, json: { type: "boolean" } })
  const [path] = flags.words
  if (!path) throw new UsageError("Say what from: inkling restore FOLDER [--data DIR]")
  const folder = new DataFolder(flags.text("data") ?? "data")
  const running = folder.readServer()
  if (running && (await isAnswering(running.url)))
    throw new Error(
      `A server is running on ${folder.path}. Stop it first, or name another folder with --data.`,
    )
  folder.create()
  const blobFolder = blobFolderOf(folder.filesFolder)
  const { created_at, workspaces } = await restoreBackUp({
    path: resolve(path),
    target: databaseFromEnvironment() ?? { file: folder.databaseFile },
    ...(blobFolder !== undefined && { blobFolder }),
    clock: { now: Date.now },
  })
  console.log(
    flags.has("json")
      ? JSON.stringify({ created_at, workspaces })
      : `Restored ${workspaces.map(({ name }) => name).join(", ")} as of ${created_at}.`,
  )
  return 0
}
