import { ApiError, validationError } from "@inkling/contract"
import type { Payload } from "@inkling/engine"
import { findBlock, findPage, findPageByPk, type PageRow, rootAcl, type Snapshot } from "@inkling/store"

/** Where pages, databases and blocks are listed. */
export interface ListParent {
  kind: "workspace" | "page" | "block"
  pk: number | null
  /** The page that it is, or is on; null at the top of the workspace. */
  page: PageRow | null
  acl: number
  /** A block's type, or `page`. */
  type: string
  payload: Payload
}

/** The page, block or workspace that an object is in. @throws validationError when it is not there (yet) */
export async function findListParent(tx: Snapshot, parent: Record<string, unknown>): Promise<ListParent> {
  if (parent["type"] === "workspace")
    return { kind: "workspace", pk: null, page: null, acl: rootAcl, type: "workspace", payload: {} }
  if (parent["type"] === "page_id") {
    const page = await findPage(tx, String(parent["page_id"]))
    if (!page) throw missingParent("page", parent["page_id"])
    return { kind: "page", pk: page.pk, page, acl: page.acl, type: "page", payload: {} }
  }
  const block = parent["type"] === "block_id" ? await findBlock(tx, String(parent["block_id"])) : undefined
  const page = block && (await findPageByPk(tx, block.page_pk))
  if (!block || !page) throw missingParent("block", parent["block_id"])
  return { kind: "block", pk: block.pk, page, acl: page.acl, type: block.type, payload: block.payload }
}

export const missingParent = (kind: string, id: unknown): ApiError =>
  validationError(
    `Its parent, the ${kind} ${id}, is not here. Import it first, or earlier in the same batch.`,
  )

/** @param what the object that has the id, and where it is */
export const idTaken = (id: string, what: string): ApiError =>
  new ApiError("conflict_error", `The id ${id} is taken by ${what}. Nothing of the batch was written.`)
