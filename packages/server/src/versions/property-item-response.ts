import { type ApiVersion, isBefore } from "@inkling/contract"
import { decodePropertyId } from "@inkling/engine"
import type { Wire } from "../present/context.ts"

/** Before 2022-02-22 a property item's id was raw. Source: reference pages-and-properties §3.1. */
export function downgradePropertyItem(version: ApiVersion, item: Wire): Wire {
  if (!isBefore(version, "2022-02-22")) return item
  return { ...item, id: decodePropertyId(item["id"] as string) }
}
