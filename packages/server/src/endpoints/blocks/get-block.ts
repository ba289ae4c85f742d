import { findVisibleBlock } from "../../access/find-visible.ts"
import { loadWireBlock } from "../../load/load-blocks.ts"
import { readEndpoint } from "../endpoint.ts"

/** A block, or a page or database as the block that lists it. Source: developers.notion.com/reference/retrieve-a-block */
export const getBlock = readEndpoint("getBlock", "read_content", async (call, tx) =>
  loadWireBlock(tx, call, await findVisibleBlock(tx, call.principal, call.path["block_id"] as string)),
)
