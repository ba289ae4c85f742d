import { toWireTime } from "@inkling/engine"
import type { BlockRow } from "@inkling/store"
import type { PresentContext, Wire } from "./context.ts"
import { presentBlockPayload } from "./present-block-payload.ts"
import { presentPartialUser } from "./present-user.ts"

/** What a block's envelope says; a child_page takes it from its page's row, a child_database from its database's. */
export type BlockEnvelope = Pick<
  BlockRow,
  "id" | "type" | "payload" | "created_at" | "created_by" | "edited_at" | "edited_by"
>

export interface BlockParts {
  block: BlockEnvelope
  /** The wire `parent`: what lists it. */
  parent: Wire
  hasChildren: boolean
  inTrash: boolean
}

/** A block in recorded key order; its children are never inline. Source: reference blocks §2. */
export function presentBlock(
  { block, parent, hasChildren, inTrash }: BlockParts,
  context: PresentContext,
): Wire {
  return {
    object: "block",
    id: block.id,
    parent,
    created_time: toWireTime(block.created_at),
    last_edited_time: toWireTime(block.edited_at),
    created_by: presentPartialUser(block.created_by),
    last_edited_by: presentPartialUser(block.edited_by),
    has_children: hasChildren,
    in_trash: inTrash,
    type: block.type,
    [block.type]: presentBlockPayload(block.type, block.payload, context),
  }
}

/** All that a caller without the right to read content sees of what it wrote. Source: the SDK's PartialBlockObjectResponse */
export function presentPartialBlock(id: string): Wire {
  return { object: "block", id }
}
