import { invalidStartCursor, objectNotFound } from "@inkling/contract"
import { parseUuid } from "@inkling/engine"
import {
  findPageVersion,
  listPageVersions as listVersions,
  type PageVersionRow,
  type Snapshot,
} from "@inkling/store"
import { findVisiblePage } from "../../access/find-visible.ts"
import { notFoundBot } from "../../access/not-found-bot.ts"
import type { Call } from "../../endpoints/endpoint.ts"
import { presentList } from "../../present/present-list.ts"
import { beyondRead, beyondWrite } from "../beyond-endpoint.ts"
import { keepPage } from "./keep-version.ts"
import type { PageState } from "./page-state.ts"
import { presentState, presentVersionHead } from "./present-version.ts"
import { restoreState } from "./restore-state.ts"

const defaultSize = 100

/** What a page was like earlier, newest first; the cursor is the id of the last version shown. */
export const listPageVersions = beyondRead("listPageVersions", "read_content", async (call, tx) => {
  const page = await findVisiblePage(tx, call.principal, call.path["page_id"] as string)
  const limit = (call.query["page_size"] as number | undefined) ?? defaultSize
  const cursor = call.query["start_cursor"] as string | undefined
  const last = cursor === undefined ? undefined : await findPageVersion(tx, page.pk, parseUuid(cursor) ?? "")
  if (cursor !== undefined && !last) throw invalidStartCursor(cursor)
  const found = await listVersions(tx, page.pk, {
    limit: limit + 1,
    ...(last && { after: { createdAt: last.created_at, pk: last.pk } }),
  })
  const shown = found.slice(0, limit)
  const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null
  return presentList("page_version", shown.map(presentVersionHead), next)
})

/** One version with its page and blocks. */
export const getPageVersion = beyondRead("getPageVersion", "read_content", async (call, tx) => {
  const page = await findVisiblePage(tx, call.principal, call.path["page_id"] as string)
  const version = await requireVersion(tx, call, page.pk)
  const state = await presentState(tx, call, page, version.state as PageState)
  return { ...presentVersionHead(version), ...state }
})

/** Puts the page back to a version; what it was until now becomes a version itself. */
export const restorePageVersion = beyondWrite("restorePageVersion", "update_content", async (call, tx) => {
  const page = await findVisiblePage(tx, call.principal, call.path["page_id"] as string)
  const version = await requireVersion(tx, call, page.pk)
  await keepPage(tx, call, page, true)
  const restored = await restoreState(tx, call, page, version.state as PageState)
  return { object: "page", id: restored.id }
})

/** A version of another page is as little there as one that never was. */
async function requireVersion(tx: Snapshot, call: Call, pagePk: number): Promise<PageVersionRow> {
  const id = call.path["version_id"] as string
  const version = await findPageVersion(tx, pagePk, id)
  if (!version) throw objectNotFound("page", id, notFoundBot(call.principal))
  return version
}
