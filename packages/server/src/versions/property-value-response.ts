import type { ApiVersion } from "@inkling/contract"
import { decodePropertyId } from "@inkling/engine"
import type { Wire } from "../present/context.ts"

/** Types whose empty values were left out before 2021-08-16. Source: that version's changelog. */
const omittedWhenEmpty = new Set(["number", "email", "select", "date", "rollup"])

/** Names that elements of array rollups had before 2021-08-16. */
const oldElementTypes: Record<string, string> = { files: "file", rich_text: "text", people: "person" }

/** Values as they were before 2021-08-16: raw ids, no empty values, and `text` for rich_text in the first version. */
export function downgradePropertyValues(
  version: ApiVersion,
  properties: Record<string, Wire>,
): Record<string, Wire> {
  const old: Record<string, Wire> = {}
  for (const [name, value] of Object.entries(properties)) {
    const type = value["type"] as string
    if (omittedWhenEmpty.has(type) && isEmpty(value[type])) continue
    old[name] = downgradeValue(version, value)
  }
  return old
}

function isEmpty(value: unknown): boolean {
  if (value === null) return true
  const inner = value as Wire | undefined
  return typeof inner === "object" && "function" in inner && inner[inner["type"] as string] === null
}

function downgradeValue(version: ApiVersion, value: Wire): Wire {
  const copy: Wire = { ...value, id: decodePropertyId(value["id"] as string) }
  if (value["type"] === "rich_text" && version === "2021-05-11") {
    const { rich_text: text, ...rest } = copy
    return { ...rest, type: "text", text }
  }
  if (value["type"] === "rollup") copy["rollup"] = downgradeRollup(value["rollup"] as Wire)
  return copy
}

function downgradeRollup(rollup: Wire): Wire {
  if (rollup["type"] !== "array") return rollup
  const array = (rollup["array"] as Wire[]).map((element) => {
    const type = element["type"] as string
    const old = oldElementTypes[type]
    return old === undefined ? element : { type: old, [old]: element[type] }
  })
  return { ...rollup, array }
}
