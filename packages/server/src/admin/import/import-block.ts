import { validationError } from "@inkling/contract"
import { allowsChild, childRuleOf, kindOf, type Payload } from "@inkling/engine"
import { findBlock, findPage, insertBlocks } from "@inkling/store"
import { placeKeys } from "../../tree/place-keys.ts"
import { creditDatabase } from "./credit-database.ts"
import { findListParent, idTaken } from "./find-parent.ts"
import { type Importing, type ImportStatus, readContent, stampOf, type WireObject } from "./importing.ts"

/**
 * A block without its children, last below what it is in. The blocks that list pages and databases come with those.
 * @throws validationError · conflictError
 */
export async function importBlock(importing: Importing, block: WireObject): Promise<ImportStatus> {
  const { tx } = importing
  const type = String(block["type"])
  const there = await findBlock(tx, block.id)
  if (type === "child_page" || type === "child_database") {
    if (there?.type === type) {
      if (type === "child_database") await creditDatabase(tx, block.id, stampOf(block))
      return "there"
    }
    throw validationError(`Import the ${type.slice("child_".length)} itself, where its ${type} block stands.`)
  }
  const parent = await findListParent(tx, block["parent"] as Record<string, unknown>)
  if (!parent.page || parent.pk === null) throw validationError("A block is on a page.")
  if (there && (there.type !== type || there.parent_pk !== parent.pk))
    throw idTaken(block.id, `a ${there.type} block in another place`)
  if (there) return "there"
  if (await findPage(tx, block.id)) throw idTaken(block.id, "a page")
  const kind = kindOf(type)
  if (kind.create === undefined)
    throw validationError(`Blocks of type ${type} cannot be imported: leave it out.`)
  if (!allowsChild(childRuleOf(parent.type, parent.payload), type))
    throw validationError(`A ${type} block cannot be in a ${parent.type}.`)
  const { create } = kind
  const payload = readContent(importing, (context) =>
    create(withoutNothing(block[type] as Payload), context, type),
  )
  const [orderKey] = await placeKeys(tx, parent.pk, undefined, 1)
  await insertBlocks(tx, [
    {
      ws: tx.ws,
      pk: tx.allocatePks(1),
      id: block.id,
      parent_pk: parent.pk,
      page_pk: parent.page.pk,
      order_key: orderKey as string,
      type,
      payload,
      is_trashed: false,
      ...stampOf(block),
    },
  ])
  tx.log({
    kind: "page.content_updated",
    object_type: "page",
    object_id: parent.page.id,
    object_pk: parent.page.pk,
    data_source_pk: parent.page.data_source_pk,
    details: { blocks: [{ id: block.id, type: "block" }] },
  })
  return "created"
}

/** Answers say null where requests leave out. */
function withoutNothing(payload: Payload): Payload {
  return Object.fromEntries(
    Object.entries(payload).filter(([key, value]) => value !== null || key === "synced_from"),
  )
}
