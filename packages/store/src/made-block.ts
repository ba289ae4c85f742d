import { first, scoped } from "./prepared.ts"
import type { Snapshot } from "./store.ts"

/**
 * When the block was made that brought the workspace to `count`; undefined while it has fewer. Pages, rows and databases
 * are blocks, what is in trash counts. Served by the primary keys, in order of making: reads some 3 × `count` of their
 * entries.
 */
export const momentOfBlock: (tx: Snapshot, count: number) => Promise<{ made_at: number } | undefined> = (
  tx,
  count,
) => find(tx, count, count - 1)

// A page or database that another page lists is there twice under the same pk.
const find = first(
  scoped(({ db, ws }, count: number, before: number) => {
    const of = (table: "block" | "page" | "database") =>
      db
        .selectFrom(
          db
            .selectFrom(table)
            .select(["pk", "created_at"])
            .where("ws", "=", ws)
            .orderBy("pk")
            .limit(count)
            .as(`first_${table}`),
        )
        .select(["pk", "created_at"])
    return db
      .selectFrom(of("block").unionAll(of("page")).unionAll(of("database")).as("made"))
      .select(({ fn }) => fn.min("created_at").as("made_at"))
      .groupBy("pk")
      .orderBy("pk")
      .limit(1)
      .offset(before)
  }),
) as (tx: Snapshot, count: number, before: number) => Promise<{ made_at: number } | undefined>
