import type { EndpointKey } from "@inkling/contract"
import {
  findBlock,
  findPage,
  findPageByPk,
  hasVersionSince,
  insertPageVersion,
  listPageBlocks,
  type PageRow,
  type WriteTx,
} from "@inkling/store"
import type { Call } from "../../endpoints/endpoint.ts"
import { pageState } from "./page-state.ts"

/** Writes that change a page's properties or content. */
const changing: ReadonlySet<EndpointKey> = new Set([
  "updatePage",
  "updatePageMarkdown",
  "appendBlockChildren",
  "updateBlock",
  "deleteBlock",
])

/**
 * Keeps what a page is like before a write changes it: once for all that one person writes within
 * `historyMinutes`. Nothing without that setting, or for a page that the caller does not see.
 */
export async function keepVersion(tx: WriteTx, call: Call, key: EndpointKey): Promise<void> {
  if (call.services.config.historyMinutes === 0 || !changing.has(key)) return
  const page = await pageOf(tx, call)
  if (page && call.principal.acls.has(page.acl)) await keepPage(tx, call, page)
}

/** The same for a page that was found already. */
export async function keepPage(tx: WriteTx, call: Call, page: PageRow, always = false): Promise<void> {
  const { config, ids } = call.services
  const person = call.principal.integration.bot_id
  const since = tx.now - config.historyMinutes * 60_000
  if (!always && (await hasVersionSince(tx, page.pk, person, since))) return
  const version = {
    ws: tx.ws,
    pk: tx.allocatePks(1),
    id: ids.uuid("other"),
    page_pk: page.pk,
    created_at: tx.now,
    replaced_by: person,
    state: pageState(page, await listPageBlocks(tx, page.pk)),
  }
  await insertPageVersion(tx, version, config.historyVersions)
}

async function pageOf(tx: WriteTx, { path }: Call): Promise<PageRow | undefined> {
  const id = path["page_id"] ?? path["block_id"]
  if (id === undefined) return undefined
  const page = await findPage(tx, id)
  if (page) return page
  const block = await findBlock(tx, id)
  return block && findPageByPk(tx, block.page_pk)
}
