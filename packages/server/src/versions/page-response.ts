import { type ApiVersion, isBefore } from "@inkling/contract"
import type { Wire } from "../present/context.ts"
import { downgradeParent } from "./parent-response.ts"
import { downgradePropertyValues } from "./property-value-response.ts"
import { withArchived } from "./with-archived.ts"

/** A page as `version` shows it. Source: reference overview §3.2–3.4. */
export function downgradePage(version: ApiVersion, page: Wire): Wire {
  if (!("parent" in page)) return page // a partial page
  const copy: Wire = { ...page, parent: downgradeParent(version, page["parent"] as Wire) }
  if (isBefore(version, "2021-08-16"))
    copy["properties"] = downgradePropertyValues(version, page["properties"] as Record<string, Wire>)
  return withArchived(copy)
}
