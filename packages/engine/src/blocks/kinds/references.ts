import { validationError } from "@inkling/contract"
import { requestId } from "../../ids/request-id.ts"
import type { ContentContext } from "../../rich-text/content-context.ts"
import type { BlockKind, Payload } from "./block-kind.ts"

// Kinds that point at something else.

/**
 * An original holds the blocks; a reference shows those of its original, which is noted for the caller to check. Its
 * `synced_from` cannot be changed. Source: developers.notion.com/reference/block#synced-block
 */
export const syncedBlock: BlockKind = {
  type: "synced_block",
  create: (request, context) => {
    const source = request["synced_from"] as { block_id: string } | null
    if (source === null) return { synced_from: null }
    const id = requestId(source.block_id)
    context.references.blocks.add(id)
    return { synced_from: { type: "block_id", block_id: id } }
  },
  update: (request, _context, _path, stored) => {
    if (syncSource(request) === syncSource(stored)) return stored
    throw validationError("Updating the content of synced blocks is not supported.") // sentence inferred
  },
  children: "any",
}

/** Id of the original that a synced block shows, undefined for an original. */
export function syncSource(payload: Payload): string | undefined {
  const source = payload["synced_from"] as { block_id?: string } | null | undefined
  return source?.block_id === undefined ? undefined : requestId(source.block_id)
}

export const linkToPage: BlockKind = {
  type: "link_to_page",
  create: linkTarget,
  update: linkTarget,
  children: "none",
}

const TARGETS = [
  ["page_id", "pages"],
  ["database_id", "databases"],
  ["comment_id", "comments"],
] as const

function linkTarget(request: Payload, context: ContentContext, path: string): Payload {
  for (const [key, kind] of TARGETS) {
    const given = request[key]
    if (typeof given !== "string") continue
    const id = requestId(given)
    context.references[kind].add(id)
    return { type: key, [key]: id }
  }
  // The contract lets nothing else through; an import might.
  throw validationError(`${path} names no page, database or comment.`)
}
