import type { RichText } from "@inkling/engine"
import {
  findDatabaseByPk,
  findDataSource,
  listDatabasesByIds,
  listPagesByIds,
  listProperties,
  listUsersByIds,
  type Snapshot,
} from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import type { PresentContext, Wire } from "../present/context.ts"
import { signFileUrl } from "../present/file-url.ts"
import { pageUrl, pageUrlBase } from "../present/page-url.ts"
import { presentPartialUser, presentUser } from "../present/present-user.ts"
import type { Mentioned } from "./mentions.ts"

/** Titles as a caller sees them: text of mentions within a title is left out, as recorded in slugs. */
export function titleText(title: RichText): string {
  return title.map((item) => (item.type === "text" ? item.text.content : "")).join("")
}

/**
 * Reads in batches what presenters will ask for, as the caller may see it. `dataSources` are the ids whose
 * configuration relation properties show.
 */
export async function loadPresentContext(
  tx: Snapshot,
  call: Call,
  mentioned: Mentioned,
  dataSources: ReadonlySet<string> = new Set(),
): Promise<PresentContext> {
  const { principal, services } = call
  const users = new Map<string, Wire>()
  if (mentioned.users.size > 0)
    for (const user of await listUsersByIds(tx, [...mentioned.users]))
      users.set(user.id, user.type === "group" ? presentGroup(user) : presentUser(user, principal))
  const pages = new Map<string, string>()
  if (mentioned.pages.size > 0)
    for (const page of await listPagesByIds(tx, [...mentioned.pages]))
      if (principal.acls.has(page.acl)) pages.set(page.id, page.title)
  const databases = new Map<string, string>()
  if (mentioned.databases.size > 0)
    for (const database of await listDatabasesByIds(tx, [...mentioned.databases]))
      if (principal.acls.has(database.acl)) databases.set(database.id, titleText(database.title))
  const sources = await loadDataSources(tx, call, dataSources)
  const linkBase = pageUrlBase(call.base, services.config.pageUrl)
  return {
    workspaceId: await services.workspaceIds.find(tx),
    apiBase: call.base,
    pageUrl: (id, title) => pageUrl(linkBase, id, title),
    user: (id) => users.get(id) ?? presentPartialUser(id),
    group: (id) => users.get(id) ?? { object: "group", id, name: null },
    pageTitle: (id) => pages.get(id),
    databaseTitle: (id) => databases.get(id),
    now: () => call.now(),
    file: (key) => signFileUrl(call, tx.ws, key),
    dataSource: (id) => sources.get(id),
  }
}

function presentGroup(user: { id: string; name: string | null }): Wire {
  return { object: "group", id: user.id, name: user.name }
}

type SourceInfo = NonNullable<ReturnType<PresentContext["dataSource"]>>

async function loadDataSources(
  tx: Snapshot,
  call: Call,
  ids: ReadonlySet<string>,
): Promise<Map<string, SourceInfo>> {
  const found = new Map<string, SourceInfo>()
  for (const id of ids) {
    const dataSource = await findDataSource(tx, id)
    const database = dataSource && (await findDatabaseByPk(tx, dataSource.database_pk))
    if (!dataSource || !database || !call.principal.acls.has(database.acl)) continue
    found.set(id, { id, databaseId: database.id, properties: await listProperties(tx, dataSource.pk) })
  }
  return found
}
