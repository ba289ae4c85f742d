import { type ApiVersion, isBefore } from "@inkling/contract"
import type { Wire } from "../present/context.ts"

/** A row's parent was its database before data sources existed. Source: reference pages-and-properties §1.1. */
export function downgradeParent(version: ApiVersion, parent: Wire): Wire {
  if (parent["type"] !== "data_source_id" || !isBefore(version, "2025-09-03")) return parent
  return { type: "database_id", database_id: parent["database_id"] }
}
