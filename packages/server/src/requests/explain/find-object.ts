import { plainText } from "@inkling/engine"
import {
  findBlock,
  findComment,
  findDatabase,
  findDatabaseByPk,
  findDataSource,
  findPage,
  findPageByPk,
  findView,
  listOutlineAt,
  type Snapshot,
} from "@inkling/store"

export interface FoundObject {
  kind: "page" | "database" | "data_source" | "block" | "comment" | "view"
  id: string
  /** The page or database that is shared to make it visible: itself, or the one it is in. */
  shared: { kind: "page" | "database"; pk: number; id: string; acl: number; title: string }
}

/** Whatever has an id, whoever may see it. */
export async function findObject(tx: Snapshot, id: string): Promise<FoundObject | undefined> {
  const page = await findPage(tx, id)
  if (page) return within(tx, "page", id, "page", page)
  const database = await findDatabase(tx, id)
  if (database) return within(tx, "database", id, "database", database)
  const source = await findDataSource(tx, id)
  if (source) return within(tx, "data_source", id, "database", await findDatabaseByPk(tx, source.database_pk))
  const block = await findBlock(tx, id)
  if (block) return within(tx, "block", id, "page", await findPageByPk(tx, block.page_pk))
  const comment = await findComment(tx, id)
  if (comment) return within(tx, "comment", id, "page", await findPageByPk(tx, comment.page_pk))
  const view = await findView(tx, id)
  if (view) return within(tx, "view", id, "database", await findDatabaseByPk(tx, view.database_pk))
  return undefined
}

async function within(
  tx: Snapshot,
  kind: FoundObject["kind"],
  id: string,
  sharedKind: "page" | "database",
  shared: { pk: number; id: string; acl: number } | undefined,
): Promise<FoundObject | undefined> {
  if (!shared) return undefined
  // What is in trash has no title there.
  const [row] = await listOutlineAt(tx, [shared.pk])
  const title = row === undefined ? "" : row.kind === "page" ? row.title : plainText(row.title)
  const { pk, acl } = shared
  return { kind, id, shared: { kind: sharedKind, pk, id: shared.id, acl, title } }
}
