import { toWireTime } from "@inkling/engine"
import type { BlockRow, PageRow, PageVersionHead, Snapshot } from "@inkling/store"
import type { VisibleBlock } from "../../access/find-visible.ts"
import type { Call } from "../../endpoints/endpoint.ts"
import { loadWireBlocks } from "../../load/load-blocks.ts"
import { loadWirePage } from "../../load/load-pages.ts"
import type { Wire } from "../../present/context.ts"
import { presentPartialUser } from "../../present/present-user.ts"
import { adaptResponse } from "../../versions/adapt-response.ts"
import { sliceDepthFirst } from "../tree/depth-first.ts"
import type { PageState } from "./page-state.ts"

export function presentVersionHead({ id, created_at, replaced_by }: PageVersionHead): Wire {
  return {
    object: "page_version",
    id,
    replaced_time: toWireTime(created_at),
    replaced_by: presentPartialUser(replaced_by),
  }
}

/**
 * The page and its blocks as they were, through the presenters of the present: columns that are gone or hidden, and
 * names and pages that the caller may not see, do not show. Relations and computed values are today's.
 */
export async function presentState(tx: Snapshot, call: Call, page: PageRow, state: PageState): Promise<Wire> {
  const { blocks, ...then } = state
  const wire = await loadWirePage(tx, call, { ...page, ...then })
  return {
    page: adaptResponse(call.version, "getPage", wire),
    blocks: blocks && (await presentBlocks(tx, call, page, blocks)),
  }
}

/** Depth first; `parent` says what is below what. */
async function presentBlocks(
  tx: Snapshot,
  call: Call,
  page: PageRow,
  states: NonNullable<PageState["blocks"]>,
): Promise<Wire[]> {
  const rows = states.map(
    (state): BlockRow => ({ ws: page.ws, page_pk: page.pk, is_trashed: false, ...state }),
  )
  const ordered = sliceDepthFirst(rows, page.pk, { limit: rows.length })?.rows ?? []
  const shown = ordered.map((block): VisibleBlock => ({ kind: "block", block }))
  const wires = await loadWireBlocks(tx, call, shown)
  return wires.map((wire) => adaptResponse(call.version, "getBlock", wire))
}
