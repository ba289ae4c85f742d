import { validationError } from "@inkling/contract"
import { findDefaultTemplate, setDefaultTemplate, updatePage } from "@inkling/store"
import type { AdminDeps } from "./admin.ts"
import { sharable } from "./sharing.ts"

/** What a page is to its data source: a row, a template, or the template used when a request names none. */
export type TemplateUse = "row" | "template" | "default"

const uses: readonly string[] = ["row", "template", "default"] satisfies TemplateUse[]

/**
 * Makes a row of a data source one of its templates, or a row again. Notion's API cannot do it.
 * @throws validationError for what is no row
 */
export function setTemplate(deps: AdminDeps, ws: number, pageId: string, use: TemplateUse): Promise<void> {
  if (!uses.includes(use)) throw validationError(`A page may be a ${uses.join(", a ")}, not "${use}".`)
  return deps.store.write(ws, { actor: null }, async (tx) => {
    const { page } = await sharable(tx, pageId)
    if (!page || page.data_source_pk === null)
      throw validationError("Only a row of a database can be a template of it.")
    const row_seq = tx.log({
      kind: "page.properties_updated",
      object_type: "page",
      object_id: page.id,
      object_pk: page.pk,
      data_source_pk: page.data_source_pk,
      details: null,
    })
    await updatePage(tx, page.pk, { is_template: use !== "row", row_seq })
    const current = await findDefaultTemplate(tx, page.data_source_pk)
    if (use === "default") await setDefaultTemplate(tx, page.data_source_pk, page.pk)
    else if (current?.page_pk === page.pk) await setDefaultTemplate(tx, page.data_source_pk, null)
  })
}
