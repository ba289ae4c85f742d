import { blockIsArchived, validationError } from "@inkling/contract"
import { type ContentContext, throwProblems } from "../rich-text/content-context.ts"
import type { Block } from "./block.ts"
import { blockKinds, kindOf } from "./block-kinds.ts"
import type { Payload } from "./kinds/block-kind.ts"
import { cellCount } from "./kinds/table.ts"
import { requireTab } from "./nesting.ts"

/** What the rules need to know around the block. */
export interface UpdateSurroundings {
  /** Type of what lists it, or `page`. */
  parentType: string
  parentPayload: Payload
  hasChildren: boolean
}

/** What to write; absent parts stay as they are. */
export interface BlockPatch {
  payload?: Payload
  isTrashed?: boolean
}

/**
 * What a checked request (`{<type>: {…}, type?, in_trash?}`) changes. A field given replaces the whole field.
 * @param body in the newest version's shape
 * @throws validationError when the type is not the block's, the block cannot be updated, or the content cannot be created
 * @throws blockIsArchived when content of a block in trash is changed without restoring it
 * Source: developers.notion.com/reference/update-a-block
 */
export function planUpdate(
  block: Pick<Block, "type" | "payload" | "isTrashed">,
  body: Payload,
  around: UpdateSurroundings,
  context: ContentContext,
): BlockPatch {
  const patch: BlockPatch = {}
  const inTrash = body["in_trash"]
  if (typeof inTrash === "boolean" && inTrash !== block.isTrashed) patch.isTrashed = inTrash

  const given = givenType(body)
  if (given === undefined) return patch
  if (given !== block.type) throw wrongType(given, block.type)
  if (block.isTrashed && inTrash !== false) throw blockIsArchived()
  patch.payload = planPayload(block, body[given] as Payload, around, context)
  throwProblems(context)
  return patch
}

function planPayload(
  block: Pick<Block, "type" | "payload">,
  request: Payload,
  around: UpdateSurroundings,
  context: ContentContext,
): Payload {
  const { update } = kindOf(block.type)
  if (update === undefined) throw validationError(`Updating ${block.type} blocks is not supported.`) // inferred
  if (block.type === "paragraph" && request["icon"] !== undefined) requireTab(around.parentType)
  const payload = update(request, context, `body.${block.type}`, block.payload)
  if (block.type === "table_row" && cellCount(payload) !== around.parentPayload["table_width"]) {
    context.problems.push("Number of cells in table row must match the table width of the parent table")
  }
  const isUntoggled = block.payload["is_toggleable"] === true && payload["is_toggleable"] === false
  if (isUntoggled && around.hasChildren) {
    throw validationError("A heading that has children cannot stop being a toggle.") // sentence inferred
  }
  return payload
}

function givenType(body: Payload): string | undefined {
  return Object.keys(body).find((key) => blockKinds.has(key))
}

/** Sentence inferred; the docs say a wrong type is a 400. */
function wrongType(given: string, stored: string) {
  return validationError(`Block is of type ${stored}, not ${given}. A block's type cannot be changed.`)
}
