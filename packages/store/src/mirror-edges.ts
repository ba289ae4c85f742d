import { sql } from "kysely"
import type { WriteTx } from "./store.ts"

/**
 * Gives a new twin the edges of its relation, reversed; each page's in the order of the pages that name it. The twin
 * has none yet. One statement over all edges of the relation, served by the primary key.
 */
export async function mirrorEdges(tx: WriteTx, relationPk: number, twinPk: number): Promise<void> {
  await sql`
    insert into relation_edge (ws, property_pk, source_pk, target_pk, position)
    select ws, ${twinPk}, target_pk, source_pk,
      row_number() over (partition by target_pk order by source_pk) - 1
    from relation_edge
    where ws = ${tx.ws} and property_pk = ${relationPk}`.execute(tx.db)
}
