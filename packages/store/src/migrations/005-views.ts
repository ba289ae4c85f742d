import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import { createTable } from "./create-table.ts"
import type { Migration } from "./migration.ts"

/** Views with their kept queries, and custom emojis. Data sources made before get the view that new ones are made with. */
export const views: Migration = {
  number: 5,
  name: "views",
  async run(db, dialect) {
    await createTable(db, dialect, "view", {
      columns: {
        ws: "integer",
        id: "text",
        database_pk: "integer",
        data_source_pk: "integer?",
        dashboard_id: "text?",
        order_key: "text",
        name: "text",
        type: "text",
        filter: "json?",
        sorts: "json?",
        quick_filters: "json?",
        configuration: "json?",
        created_at: "integer",
        created_by: "text",
        edited_at: "integer",
        edited_by: "text",
      },
      primaryKey: ["ws", "id"],
      indexes: {
        view_database: ["ws", "database_pk", "order_key", "id"],
        view_data_source: ["ws", "data_source_pk", "created_at", "id"],
      },
    })
    await createTable(db, dialect, "view_query", {
      columns: {
        ws: "integer",
        id: "text",
        view_id: "text",
        principal: "text",
        expires_at: "integer",
        page_pks: "json",
        is_cut: "boolean",
      },
      primaryKey: ["ws", "id"],
      indexes: { view_query_expiry: ["ws", "expires_at"] },
    })
    await createTable(db, dialect, "custom_emoji", {
      columns: { ws: "integer", id: "text", name: "text", url: "text", created_at: "integer" },
      primaryKey: ["ws", "id"],
      unique: [["ws", "name"]],
    })
    await addDefaultViews(db as Kysely<Before>)
  },
}

interface Before {
  data_source: {
    ws: number
    pk: number
    database_pk: number
    position: number
    created_at: number
    created_by: string
  }
  view: Record<string, unknown>
}

async function addDefaultViews(db: Kysely<Before>): Promise<void> {
  const sources = await db
    .selectFrom("data_source")
    .select(["ws", "pk", "database_pk", "position", "created_at", "created_by"])
    .execute()
  for (const { ws, pk, database_pk, position, created_at, created_by } of sources)
    await db
      .insertInto("view")
      .values({
        ws,
        id: randomUUID(),
        database_pk,
        data_source_pk: pk,
        // "b" and two digits: a key of the order that engine/ids/order-key describes.
        order_key: `b${String(Math.min(position, 99)).padStart(2, "0")}`,
        name: "Default view",
        type: "table",
        created_at,
        created_by,
        edited_at: created_at,
        edited_by: created_by,
      })
      .execute()
}
