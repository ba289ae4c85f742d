import type { Field, Filter, Names, Property, Row, Sort } from "@inkling/engine"
import {
  iterateRows,
  listPagesByIds,
  listUsersByIds,
  type PageRow,
  type RowCursor,
  type RowOptions,
  type Snapshot,
} from "@inkling/store"
import type { Principal } from "../auth/principal.ts"
import { loadValues } from "./load-values.ts"
import { collectValues, newMentioned } from "./mentions.ts"

/** A row as filters and sorts see it, with the page it comes from. */
export interface QueryRow extends Row {
  page: PageRow
}

/** The columns that a query looks at. */
export function queriedProperties(filter: Filter, sorts: readonly Sort[]): Property[] {
  const found = new Map<string, Property>()
  const note = (field: Field) => {
    if (field.source === "property") found.set(field.property.id, field.property)
  }
  const visit = (part: Filter): void => {
    if (part.kind === "where") note(part.field)
    else for (const inner of part.filters) visit(inner)
  }
  visit(filter)
  for (const sort of sorts) note(sort.field)
  return [...found.values()]
}

/**
 * A data source's rows that the caller may see, newest created first, with the values that a query looks at; and the
 * names of what those values mention, known by the time a row is handed out.
 */
export class RowSource {
  readonly #users = new Map<string, string>()
  readonly #titles = new Map<string, string>()
  readonly names: Names = {
    user: (id) => this.#users.get(id),
    page: (id) => this.#titles.get(id),
    database: () => undefined,
  }

  async *rows(
    tx: Snapshot,
    principal: Principal,
    dataSourcePk: number,
    properties: readonly Property[],
    options: RowOptions & { afterCursor?: RowCursor },
  ): AsyncGenerator<QueryRow, void, undefined> {
    for await (const chunk of iterateRows(tx, dataSourcePk, options)) {
      const pages = chunk.filter((page) => principal.acls.has(page.acl))
      const values = await loadValues(tx, principal, pages, properties)
      const rows = pages.map((page) => toRow(page, values.get(page.pk) ?? page.props))
      await this.#loadNames(tx, principal, properties, rows)
      yield* rows
    }
  }

  async #loadNames(
    tx: Snapshot,
    principal: Principal,
    properties: readonly Property[],
    rows: readonly QueryRow[],
  ): Promise<void> {
    const mentioned = newMentioned()
    for (const row of rows) {
      collectValues(properties, row.values, mentioned)
      for (const { id, type } of properties) {
        if (type === "relation") addAll(mentioned.pages, (row.values[id] ?? []) as readonly string[])
        else if (type === "created_by") mentioned.users.add(row.createdBy)
        else if (type === "last_edited_by") mentioned.users.add(row.editedBy)
      }
    }
    const users = [...mentioned.users].filter((id) => !this.#users.has(id))
    const canSeeUsers = principal.integration.user_info !== "none"
    if (users.length > 0 && canSeeUsers)
      for (const user of await listUsersByIds(tx, users)) this.#users.set(user.id, user.name ?? "")
    const pages = [...mentioned.pages].filter((id) => !this.#titles.has(id))
    if (pages.length > 0)
      for (const page of await listPagesByIds(tx, pages))
        if (principal.acls.has(page.acl)) this.#titles.set(page.id, page.title)
  }
}

function toRow(page: PageRow, values: Row["values"]): QueryRow {
  return {
    page,
    id: page.id,
    pk: page.pk,
    createdAtMs: page.created_at,
    editedAtMs: page.edited_at,
    createdBy: page.created_by,
    editedBy: page.edited_by,
    values,
  }
}

function addAll(into: Set<string>, ids: readonly string[]): void {
  for (const id of ids) into.add(id)
}
