import { type ApiVersion, isBefore } from "@inkling/contract"
import { decodePropertyId } from "@inkling/engine"
import type { Wire } from "../present/context.ts"

/** Columns as `version` shows them. Source: reference overview §3.2. */
export function downgradePropertySchemas(
  version: ApiVersion,
  properties: Record<string, Wire>,
): Record<string, Wire> {
  if (!isBefore(version, "2022-06-28")) return properties
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, downgradeProperty(version, property)]),
  )
}

/** Ids are raw before 2021-08-16, text is called so in the first version, relations are flat before 2022-06-28. */
function downgradeProperty(version: ApiVersion, property: Wire): Wire {
  const copy: Wire = { ...property }
  if (isBefore(version, "2021-08-16")) copy["id"] = decodePropertyId(property["id"] as string)
  if (property["type"] === "relation") copy["relation"] = flatRelation(property["relation"] as Wire)
  if (property["type"] === "rich_text" && version === "2021-05-11") {
    const { rich_text: text, ...rest } = copy
    return { ...rest, type: "text", text }
  }
  return copy
}

/** Keys as recorded in March 2022. */
function flatRelation({ database_id, dual_property }: Wire): Wire {
  return { database_id, ...(dual_property as Wire | undefined) }
}
