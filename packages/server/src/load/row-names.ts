import type { Names, Property, Row } from "@inkling/engine"
import { listDatabasesByIds, listPagesByIds, listUsersByIds, type Snapshot } from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import { collectAuthors, collectElements, collectValues, type Mentioned, newMentioned } from "./mentions.ts"
import { titleText } from "./present-context.ts"

/** Names remembered of each kind, before the oldest scan's are forgotten. */
const maxNames = 20_000

/** Names of what rows mention, as the caller may know them: those of the rows loaded last, and some more. */
export class RowNames implements Names {
  readonly #users = new Map<string, string | undefined>()
  readonly #pages = new Map<string, string | undefined>()
  readonly #databases = new Map<string, string | undefined>()

  user(id: string): string | undefined {
    return this.#users.get(id)
  }

  page(id: string): string | undefined {
    return this.#pages.get(id)
  }

  database(id: string): string | undefined {
    return this.#databases.get(id)
  }

  /** Learns what these rows mention in these columns. */
  async load(
    tx: Snapshot,
    principal: Principal,
    columns: readonly Property[],
    rows: readonly Row[],
  ): Promise<void> {
    if (columns.length === 0 || rows.length === 0) return
    const mentioned = mentionedBy(columns, rows)
    const users = unknown(this.#users, mentioned.users)
    if (users.length > 0 && principal.integration.user_info !== "none")
      for (const user of await listUsersByIds(tx, users)) this.#users.set(user.id, user.name ?? undefined)
    const pages = unknown(this.#pages, mentioned.pages)
    if (pages.length > 0)
      for (const page of await listPagesByIds(tx, pages))
        if (principal.acls.has(page.acl)) this.#pages.set(page.id, page.title)
    const databases = unknown(this.#databases, mentioned.databases)
    if (databases.length > 0)
      for (const database of await listDatabasesByIds(tx, databases))
        if (principal.acls.has(database.acl)) this.#databases.set(database.id, titleText(database.title))
  }
}

function mentionedBy(columns: readonly Property[], rows: readonly Row[]): Mentioned {
  const mentioned = newMentioned()
  const relations = columns.filter(({ type }) => type === "relation")
  const rollups = columns.filter(({ type }) => type === "rollup")
  for (const row of rows) {
    collectValues(columns, row.values, mentioned)
    collectAuthors(columns, { created_by: row.createdBy, edited_by: row.editedBy }, mentioned)
    for (const { id } of relations)
      for (const target of (row.values[id] ?? []) as readonly string[]) mentioned.pages.add(target)
    for (const { id } of rollups) {
      const value = row.computed?.(id)
      if (value?.type !== "array") continue
      collectElements(value.value, mentioned)
      // Lists of pages sort by their titles.
      for (const element of value.value)
        if (element.type === "relation")
          for (const target of (element.value ?? []) as readonly string[]) mentioned.pages.add(target)
    }
  }
  return mentioned
}

/** Makes room when there are too many names; marks the new ids as asked for and returns them. */
function unknown(names: Map<string, string | undefined>, ids: ReadonlySet<string>): string[] {
  if (names.size > maxNames) names.clear()
  const fresh = [...ids].filter((id) => !names.has(id))
  for (const id of fresh) names.set(id, undefined)
  return fresh
}
