import { first, scoped } from "./prepared.ts"
import type { DefaultTemplateRow } from "./schema.ts"
import type { Snapshot, WriteTx } from "./store.ts"

/** The page that a data source's new rows are made from when a request asks for the default template. */
export const findDefaultTemplate: (
  tx: Snapshot,
  dataSourcePk: number,
) => Promise<DefaultTemplateRow | undefined> = first(
  scoped(({ db, ws }, dataSourcePk: number) =>
    db
      .selectFrom("default_template")
      .selectAll()
      .where("ws", "=", ws)
      .where("data_source_pk", "=", dataSourcePk),
  ),
)

/** Makes a page the default template of its data source, or none with null. */
export async function setDefaultTemplate(
  tx: WriteTx,
  dataSourcePk: number,
  pagePk: number | null,
): Promise<void> {
  await tx.db
    .deleteFrom("default_template")
    .where("ws", "=", tx.ws)
    .where("data_source_pk", "=", dataSourcePk)
    .execute()
  if (pagePk === null) return
  await tx.db
    .insertInto("default_template")
    .values({ ws: tx.ws, data_source_pk: dataSourcePk, page_pk: pagePk })
    .execute()
}
