import type { Property } from "@inkling/engine"
import { iterateColumnRows, listPagesByPks, type PageRow, type Snapshot } from "@inkling/store"
import type { Principal } from "../../auth/principal.ts"
import { ValuePicker } from "../../columns/value-picker.ts"
import { yieldOften } from "../../load/yield-often.ts"
import { keyOfValue, type RowKey } from "./row-key.ts"

/** Rows read at a time. */
const chunkSize = 500

/**
 * The rows that have one of these keys, as far as the caller sees them: neither in trash nor templates. Reads the key
 * of every row, since a write job has no columns to look into.
 */
export async function findByKey(
  tx: Snapshot,
  principal: Principal,
  dataSourcePk: number,
  property: Property,
  keys: ReadonlySet<RowKey>,
): Promise<Map<RowKey, PageRow[]>> {
  const picker = new ValuePicker([property.id])
  const found = new Map<number, RowKey>()
  const parts = { props: true, authors: false }
  for await (const rows of yieldOften(iterateColumnRows(tx, dataSourcePk, parts)))
    for (const { pk, acl, is_trashed, is_template, props_text: text } of rows) {
      if (is_trashed || is_template || text === undefined || !principal.acls.has(acl)) continue
      const key = keyOfValue(property, picker.pick(text)[property.id])
      if (key !== undefined && keys.has(key)) found.set(pk, key)
    }
  const byKey = new Map<RowKey, PageRow[]>()
  const pks = [...found.keys()]
  for (let at = 0; at < pks.length; at += chunkSize)
    for (const row of await listPagesByPks(tx, pks.slice(at, at + chunkSize))) {
      const key = found.get(row.pk) as RowKey
      byKey.set(key, [...(byKey.get(key) ?? []), row])
    }
  return byKey
}
