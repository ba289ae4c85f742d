import { isDeepStrictEqual } from "node:util"
import { type Property, parseCover, parseIcon } from "@inkling/engine"
import type { PageRow, WriteTx } from "@inkling/store"
import type { Call } from "../../endpoints/endpoint.ts"
import { contentContext } from "../../load/content-context.ts"
import { loadValues } from "../../load/load-values.ts"
import { planValues } from "../../tree/write-values.ts"

/** Whether writing this to the row would leave it as it is. What is wrong with the request is left to the write. */
export async function isUnchanged(
  tx: WriteTx,
  call: Call,
  page: PageRow,
  properties: readonly Property[],
): Promise<boolean> {
  const { body } = call
  const context = await contentContext(tx, call)
  const planned = planValues(call, {
    page,
    dataSourcePk: page.data_source_pk,
    properties,
    request: body["properties"] as Record<string, unknown>,
    before: page.props,
    context,
  })
  if (planned.parsed.grown.length > 0 || !isDeepStrictEqual(planned.values, page.props)) return false
  const relations = planned.parsed.relations
  const related = await loadValues(
    tx,
    call.principal,
    [page],
    relations.map(({ property }) => property),
  )
  for (const { property, pageIds } of relations)
    if (!isDeepStrictEqual([...pageIds], [...((related.get(page.pk)?.[property.id] ?? []) as string[])]))
      return false
  const icon = body["icon"] ? parseIcon(body["icon"] as never, context) : null
  const cover = body["cover"] ? parseCover(body["cover"] as never, context) : null
  if ("icon" in body && !isDeepStrictEqual(icon ?? null, page.icon)) return false
  return !("cover" in body) || isDeepStrictEqual(cover ?? null, page.cover)
}
