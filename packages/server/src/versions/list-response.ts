import { type ApiVersion, isBefore } from "@inkling/contract"
import type { Wire } from "../present/context.ts"

/** Lists named `page_or_data_source` are `page_or_database` before data sources existed; elements follow their kind. */
export function downgradeList(version: ApiVersion, list: Wire, downgrade: (item: Wire) => Wire): Wire {
  const results = (list["results"] as Wire[]).map(downgrade)
  if (list["type"] === "property_item" && isBefore(version, "2022-02-22")) {
    // The list said nothing of its property yet. Source: reference pages-and-properties §3.1.
    const { type: _type, property_item: _item, ...rest } = list
    return { ...rest, results }
  }
  if (list["type"] !== "page_or_data_source" || !isBefore(version, "2025-09-03")) return { ...list, results }
  const { page_or_data_source: empty, ...rest } = list
  return { ...rest, results, type: "page_or_database", page_or_database: empty }
}
