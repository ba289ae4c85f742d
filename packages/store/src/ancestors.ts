import { sql } from "kysely"
import type { DialectName } from "./dialects/connection.ts"
import { scoped } from "./prepared.ts"
import type { Snapshot } from "./store.ts"

export interface Ancestor {
  kind: "page" | "block" | "database" | "data_source"
  pk: number
  id: string
  /** Itself, not through an ancestor. */
  isTrashed: boolean
}

/** Steps after which a chain is taken for a loop; the API nests far less deep. */
const maxDepth = 1_000

/**
 * Each step looks the node up in the table of its kind and finds the next one. A block whose parent is its page's pk
 * is listed by the page; the pk alone would not tell, since a child_page block shares it with its page.
 */
const selectChain = scoped(
  ({ ws, dialect }, pk: number) => sql<Omit<Ancestor, "isTrashed"> & { is_trashed: number }>`
    with recursive chain (depth, kind, pk, id, is_trashed, next_kind, next_pk) as (
      select 0, ''${bytes(dialect)}, cast(0 as bigint), ''${bytes(dialect)}, 0,
        (case when exists (select 1 from page where ws = ${ws} and pk = ${pk}) then 'page'
          when exists (select 1 from "database" where ws = ${ws} and pk = ${pk}) then 'database'
          when exists (select 1 from data_source where ws = ${ws} and pk = ${pk}) then 'data_source'
          else 'block' end)${bytes(dialect)},
        cast(${pk} as bigint)
      union all
      select chain.depth + 1, chain.next_kind, chain.next_pk,
        coalesce(p.id, b.id, d.id, s.id),
        case when coalesce(p.is_trashed, b.is_trashed, d.is_trashed, s.is_trashed) then 1 else 0 end,
        case chain.next_kind
          when 'page' then p.parent_type
          when 'block' then case when b.parent_pk = b.page_pk then 'page' else 'block' end
          when 'database' then d.parent_type
          else 'database' end,
        case chain.next_kind
          when 'page' then p.parent_pk
          when 'block' then b.parent_pk
          when 'database' then d.parent_pk
          else s.database_pk end
      from chain
      left join page p on chain.next_kind = 'page' and p.ws = ${ws} and p.pk = chain.next_pk
      left join block b on chain.next_kind = 'block' and b.ws = ${ws} and b.pk = chain.next_pk
      left join "database" d on chain.next_kind = 'database' and d.ws = ${ws} and d.pk = chain.next_pk
      left join data_source s on chain.next_kind = 'data_source' and s.ws = ${ws} and s.pk = chain.next_pk
      where chain.next_pk is not null and chain.depth < ${sql.lit(maxDepth)}
        and coalesce(p.pk, b.pk, d.pk, s.pk) is not null
    )
    select kind, pk, id, is_trashed from chain where depth > 0 order by depth`,
)

/** PostgreSQL wants a recursive column to begin with the collation of what follows. */
function bytes(dialect: DialectName) {
  return dialect === "postgres" ? sql` collate "C"` : sql``
}

/**
 * A page, block, database or data source and all that it is in, itself first and the workspace left out; empty when
 * there is no such pk. One statement, each step served by a primary key.
 */
export async function listAncestors(tx: Snapshot, pk: number): Promise<Ancestor[]> {
  const rows = await selectChain(tx, pk)
  return rows.map(({ is_trashed, ...row }) => ({ ...row, isTrashed: is_trashed === 1 }))
}
