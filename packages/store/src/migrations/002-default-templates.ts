import { createTable } from "./create-table.ts"
import type { Migration } from "./migration.ts"

/** Which of a data source's templates is used when a request asks for the default one. */
export const defaultTemplates: Migration = {
  number: 2,
  name: "default templates",
  run: (db, dialect) =>
    createTable(db, dialect, "default_template", {
      columns: { ws: "integer", data_source_pk: "integer", page_pk: "integer" },
      primaryKey: ["ws", "data_source_pk"],
      clustered: true,
    }),
}
