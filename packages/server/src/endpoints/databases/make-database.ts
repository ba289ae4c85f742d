import { workspaceParentNotAllowed } from "@inkling/contract"
import { type SchemaRequest, throwProblems } from "@inkling/engine"
import type { DatabaseRow, WriteTx } from "@inkling/store"
import { findVisiblePage } from "../../access/find-visible.ts"
import { requireReferences } from "../../access/require-references.ts"
import { contentContext } from "../../load/content-context.ts"
import { insertDatabase } from "../../tree/insert-database.ts"
import { parseLooks } from "../../tree/parse-looks.ts"
import { requireEditable } from "../../tree/require-editable.ts"
import type { Call } from "../endpoint.ts"

/**
 * Makes the database that a create request describes.
 * @param isOneObject before data sources, icon and cover of a database are its data source's too
 */
export async function makeDatabase(tx: WriteTx, call: Call, isOneObject: boolean): Promise<DatabaseRow> {
  const { body, principal, services } = call
  const parent = body["parent"] as { page_id?: string }
  if (parent.page_id === undefined) throw workspaceParentNotAllowed()
  const page = await findVisiblePage(tx, principal, parent.page_id)
  await requireEditable(tx, services, page)

  const context = await contentContext(tx, call)
  const looks = parseLooks(body, context)
  throwProblems(context)
  await requireReferences(tx, principal, context.references)
  const initial = body["initial_data_source"] as { properties?: SchemaRequest } | undefined
  return insertDatabase(tx, call, {
    parent: page,
    title: looks.title ?? [],
    description: looks.description ?? [],
    isInline: body["is_inline"] === true,
    icon: looks.icon ?? null,
    cover: looks.cover ?? null,
    isOneObject,
    schema: initial?.properties,
  })
}
