import { objectNotFound, userNotFound } from "@inkling/contract"
import type { References } from "@inkling/engine"
import {
  findBlock,
  findComment,
  findPageByPk,
  listDatabasesByIds,
  listPagesByIds,
  listUsersByIds,
  type Snapshot,
} from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import { notFoundBot } from "./not-found-bot.ts"

/**
 * Everything that written content names must be there for the caller, whether mentioned, linked or synced.
 * @throws objectNotFound · userNotFound (both inferred: the docs say 404 or 400)
 */
export async function requireReferences(
  tx: Snapshot,
  principal: Principal,
  references: References,
): Promise<void> {
  const { acls } = principal
  const bot = notFoundBot(principal)
  if (references.pages.size > 0) {
    const seen = new Set(
      (await listPagesByIds(tx, [...references.pages]))
        .filter(({ acl }) => acls.has(acl))
        .map(({ id }) => id),
    )
    for (const id of references.pages) if (!seen.has(id)) throw objectNotFound("page", id, bot)
  }
  if (references.databases.size > 0) {
    const found = await listDatabasesByIds(tx, [...references.databases])
    const seen = new Set(found.filter(({ acl }) => acls.has(acl)).map(({ id }) => id))
    for (const id of references.databases) if (!seen.has(id)) throw objectNotFound("database", id, bot)
  }
  if (references.users.size > 0) {
    const seen = new Set((await listUsersByIds(tx, [...references.users])).map(({ id }) => id))
    for (const id of references.users) if (!seen.has(id)) throw userNotFound(id, bot)
  }
  for (const id of references.blocks) {
    const block = await findBlock(tx, id)
    const page = block && (await findPageByPk(tx, block.page_pk))
    if (!page || !acls.has(page.acl)) throw objectNotFound("block", id, bot)
  }
  for (const id of references.comments) {
    const comment = await findComment(tx, id)
    const page = comment && (await findPageByPk(tx, comment.page_pk))
    if (!page || !acls.has(page.acl)) throw objectNotFound("comment", id, bot)
  }
}
