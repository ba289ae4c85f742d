import { databaseIsNotPage, objectNotFound, pageIsNotDatabase } from "@inkling/contract"
import {
  type BlockRow,
  type DatabaseRow,
  type DataSourceRow,
  findBlock,
  findDatabase,
  findDatabaseByPk,
  findDataSource,
  findPage,
  findPageByPk,
  type PageRow,
  type Snapshot,
} from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import { notFoundBot } from "./not-found-bot.ts"

/**
 * Lookups as the caller may see them. What does not exist and what is not shared throw the same 404, word for word:
 * no caller learns that something is there.
 */

/** @throws objectNotFound · databaseIsNotPage when the id names a database the caller may see */
export async function findVisiblePage(tx: Snapshot, principal: Principal, id: string): Promise<PageRow> {
  const page = await findPage(tx, id)
  if (page && principal.acls.has(page.acl)) return page
  if (!page) {
    const database = await findDatabase(tx, id)
    if (database && principal.acls.has(database.acl)) throw databaseIsNotPage(id)
  }
  throw objectNotFound("page", id, notFoundBot(principal))
}

/** @throws objectNotFound · pageIsNotDatabase when the id names a page the caller may see */
export async function findVisibleDatabase(
  tx: Snapshot,
  principal: Principal,
  id: string,
): Promise<DatabaseRow> {
  const database = await findDatabase(tx, id)
  if (database && principal.acls.has(database.acl)) return database
  if (!database) {
    const page = await findPage(tx, id)
    if (page && principal.acls.has(page.acl)) throw pageIsNotDatabase(id)
  }
  throw objectNotFound("database", id, notFoundBot(principal))
}

export interface VisibleDataSource {
  dataSource: DataSourceRow
  database: DatabaseRow
}

/** Access to a data source is access to its database. @throws objectNotFound */
export async function findVisibleDataSource(
  tx: Snapshot,
  principal: Principal,
  id: string,
): Promise<VisibleDataSource> {
  const dataSource = await findDataSource(tx, id)
  const database = dataSource && (await findDatabaseByPk(tx, dataSource.database_pk))
  if (dataSource && database && principal.acls.has(database.acl)) return { dataSource, database }
  throw objectNotFound("data_source", id, notFoundBot(principal))
}

/** What a block id may name: a block, or a page or database as its child_page or child_database block. */
export type VisibleBlock =
  | { kind: "block"; block: BlockRow }
  | { kind: "page"; page: PageRow }
  | { kind: "database"; database: DatabaseRow }

/** Access to a block is access to the page that holds it. @throws objectNotFound */
export async function findVisibleBlock(
  tx: Snapshot,
  principal: Principal,
  id: string,
): Promise<VisibleBlock> {
  const page = await findPage(tx, id)
  if (page) {
    if (principal.acls.has(page.acl)) return { kind: "page", page }
    throw objectNotFound("block", id, notFoundBot(principal))
  }
  const block = await findBlock(tx, id)
  if (block && block.type !== "child_database") {
    const holder = await findPageByPk(tx, block.page_pk)
    if (holder && principal.acls.has(holder.acl)) return { kind: "block", block }
    throw objectNotFound("block", id, notFoundBot(principal))
  }
  const database = await findDatabase(tx, id)
  if (database && principal.acls.has(database.acl)) return { kind: "database", database }
  throw objectNotFound("block", id, notFoundBot(principal))
}
