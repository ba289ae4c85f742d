import { validationError } from "@inkling/contract"
import {
  type ContentContext,
  type HostedFile,
  type Ids,
  newContentContext,
  throwProblems,
} from "@inkling/engine"
import type { WriteTx } from "@inkling/store"
import type { FileLinks } from "../../files/file-links.ts"

/** An object as the newest version of the API shows it. */
export type WireObject = Record<string, unknown> & { object: string; id: string }

/** Relation targets that are not there yet; sending the page again once they are relates them. */
export interface Unresolved {
  page_id: string
  property_id: string
  ids: string[]
}

/** What the objects of one batch share while it is written. */
export interface Importing {
  tx: WriteTx
  ids: Ids
  links: FileLinks
  /** Finished uploads by the URL that objects of the batch name them by. */
  files: ReadonlyMap<string, HostedFile>
  unresolved: Unresolved[]
}

/** Whether an object was written, or had been there before and was left as it is. */
export type ImportStatus = "created" | "there"

/**
 * Reads content with parsers that requests have. What it mentions need not be there (yet). Hosted files are those of
 * the batch's `files`, and links that this server signed itself.
 * @throws validationError for content that cannot be written, files that nobody sent included
 */
export function readContent<T>({ tx, links, files }: Importing, read: (context: ContentContext) => T): T {
  const missing = new Set<string>()
  const context = newContentContext(new Map(), (url) => {
    const given = files.get(url)
    const link = links.read(url)
    if (given) return given
    if (link?.ws === tx.ws)
      return { type: "hosted", hosted: { key: link.key, name: link.key.split("/").at(-1) ?? link.key } }
    missing.add(url)
    // Stands for the file until the batch is refused below.
    return { type: "hosted", hosted: { key: "missing", name: "missing" } }
  })
  const content = read(context)
  throwProblems(context)
  const [url] = missing
  if (url !== undefined)
    throw validationError(
      `The file ${url} is not here. Upload it, and name the upload in \`files\` by this URL.`,
    )
  return content
}

/** Milliseconds of a time on the wire. */
export const moment = (time: unknown): number => Date.parse(time as string)

/** The id of a partial user. */
export const userId = (user: unknown): string => (user as { id: string }).id

/** When and by whom an object was made and last changed. */
export function stampOf({ created_time, created_by, last_edited_time, last_edited_by }: WireObject) {
  return {
    created_at: moment(created_time),
    created_by: userId(created_by),
    edited_at: moment(last_edited_time),
    edited_by: userId(last_edited_by),
  }
}
