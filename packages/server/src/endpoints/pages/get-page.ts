import { findVisiblePage } from "../../access/find-visible.ts"
import { renderPages, rendersFragments } from "../../fragments/render-pages.ts"
import { loadWirePage } from "../../load/load-pages.ts"
import { Rendered } from "../../present/rendered.ts"
import { readEndpoint } from "../endpoint.ts"

/** A page with at most 25 references a property. Source: developers.notion.com/reference/retrieve-a-page */
export const getPage = readEndpoint("getPage", "read_content", async (call, tx) => {
  const page = await findVisiblePage(tx, call.principal, call.path["page_id"] as string)
  const wanted = call.query["filter_properties"] as string[] | undefined
  if (wanted || !rendersFragments(tx, call)) return loadWirePage(tx, call, page, wanted)
  const [pieces = []] = await renderPages(tx, call, page.data_source_pk, [{ pk: page.pk, row: page }])
  return Rendered.objectOf(pieces)
})
