import { ApiError, checkResponse, type EndpointKey, newestVersion, validationError } from "@inkling/contract"
import { type HostedFile, parseUuid } from "@inkling/engine"
import { findFileUpload, updateFileUpload, type WriteTx } from "@inkling/store"
import type { FileLinks } from "../../files/file-links.ts"
import { TurnGiver } from "../../load/turn-giver.ts"
import type { AdminDeps } from "../admin.ts"
import { importBlock } from "./import-block.ts"
import { importComment } from "./import-comment.ts"
import { importDataSource } from "./import-data-source.ts"
import { importDatabase } from "./import-database.ts"
import { importPage } from "./import-page.ts"
import { importRelations } from "./import-relations.ts"
import { importUser } from "./import-user.ts"
import type { Importing, ImportStatus, Unresolved, WireObject } from "./importing.ts"

/** Objects a batch may have. */
export const maxImportObjects = 1_000

export interface ImportAnswer {
  created: number
  /** How many had been there before, and were left as they are. */
  there: number
  unresolved: Unresolved[]
}

export interface ImportDeps extends AdminDeps {
  links: FileLinks
}

type Import = (importing: Importing, object: WireObject) => Promise<ImportStatus>

/** Each kind of object: the endpoint whose answer it is, and how it is written. */
const kinds: Record<string, { key: EndpointKey; write: Import }> = {
  user: { key: "getUser", write: importUser },
  page: { key: "getPage", write: importPage },
  block: { key: "getBlock", write: importBlock },
  database: { key: "getDatabase", write: importDatabase },
  data_source: { key: "getDataSource", write: importDataSource },
  comment: { key: "getComment", write: importComment },
}

/**
 * Writes objects as the newest version of the API shows them, with their ids, times and authors; all or nothing. What
 * is there already stays as it is, so that a batch may come twice.
 * @throws validationError · conflictError, each naming the object at fault
 */
export async function importObjects(
  { store, ids, links }: ImportDeps,
  ws: number,
  body: Record<string, unknown>,
): Promise<ImportAnswer> {
  const objects = readObjects(body["objects"])
  const uploads = readFiles(body["files"])
  return store.write(ws, { actor: null }, async (tx) => {
    const files = await findFiles(tx, uploads)
    const importing: Importing = { tx, ids, links, files, unresolved: [] }
    const counts = { created: 0, there: 0 }
    const turns = new TurnGiver()
    for (const [index, object] of objects.entries()) {
      await turns.pause()
      const write = kinds[object.object]?.write as Import
      counts[await naming(index, object, () => write(importing, object))]++
    }
    for (const object of objects)
      if (object.object === "page") {
        await turns.pause()
        await importRelations(importing, object)
      }
    return { ...counts, unresolved: importing.unresolved }
  })
}

/** @throws validationError for what the API would not show, or shows of the trash */
function readObjects(given: unknown): WireObject[] {
  if (!Array.isArray(given) || given.length === 0 || given.length > maxImportObjects)
    throw validationError(`objects should be a list of 1 to ${maxImportObjects} objects of the API.`)
  return given.map((one: unknown, index) => {
    const { request_id: _, ...object } = (one ?? {}) as WireObject & { request_id?: string }
    const kind = kinds[object.object]
    if (!kind)
      throw validationError(`objects[${index}].object should be one of ${Object.keys(kinds).join(", ")}.`)
    const problem = checkResponse(newestVersion, kind.key, object)
    if (problem !== undefined)
      throw validationError(
        `objects[${index}] is no ${object.object} as version ${newestVersion} shows it: ${problem}`,
      )
    const id = parseUuid(object.id)
    if (id === undefined) throw validationError(`objects[${index}].id should be a uuid.`)
    if (object.object !== "user" && object["created_time"] === undefined)
      throw validationError(`objects[${index}] is a partial ${object.object}: read it with a token that may.`)
    if (object["in_trash"] === true)
      throw validationError(
        `objects[${index}] (${object.object} ${id}) is in trash: restore it first or leave it out.`,
      )
    return { ...object, id } as WireObject
  })
}

/** The ids of uploads by the URLs that objects name them by. */
function readFiles(given: unknown): [url: string, uploadId: string][] {
  if (given === undefined) return []
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw validationError("files should be an object: the ids of uploads by the URLs they stand for.")
  return Object.entries(given).map(([url, id]) => [url, parseUuid(String(id)) ?? String(id)])
}

/** From here on the uploads stay for good. */
async function findFiles(
  tx: WriteTx,
  uploads: readonly [url: string, uploadId: string][],
): Promise<Map<string, HostedFile>> {
  const files = new Map<string, HostedFile>()
  for (const [url, id] of uploads) {
    const upload = await findFileUpload(tx, id)
    if (upload?.status !== "uploaded" || (upload.expires_at !== null && upload.expires_at <= tx.now))
      throw validationError(`files names the upload ${id}, which is not there or not finished.`)
    if (upload.expires_at !== null) await updateFileUpload(tx, upload.pk, { expires_at: null })
    const name = upload.filename ?? "file"
    files.set(url, { type: "hosted", hosted: { key: `${upload.id}/${name}`, name } })
  }
  return files
}

async function naming<T>(index: number, { object, id }: WireObject, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw new ApiError(error.code, `objects[${index}] (${object} ${id}): ${error.message}`, { cause: error })
  }
}
