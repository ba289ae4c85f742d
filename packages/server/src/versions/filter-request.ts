import { type ApiVersion, isBefore } from "@inkling/contract"

type Json = Record<string, unknown>

/** Filters before 2022-02-22 said `text` and `phone`; inside a formula `text` meant its string. Source: that changelog. */
export function upgradeFilter(version: ApiVersion, filter: unknown): unknown {
  if (!isBefore(version, "2022-02-22") || !isObject(filter)) return filter
  const upgraded: Json = {}
  for (const [key, value] of Object.entries(filter)) {
    if ((key === "and" || key === "or") && Array.isArray(value))
      upgraded[key] = value.map((part) => upgradeFilter(version, part))
    else if (key === "text") upgraded["rich_text"] = value
    else if (key === "phone") upgraded["phone_number"] = value
    else if (key === "formula") upgraded[key] = renamed(value, "string")
    else if (key === "rollup") upgraded[key] = upgradeRollup(value)
    else if (key === "type" && value === "text") upgraded[key] = "rich_text"
    else if (key === "type" && value === "phone") upgraded[key] = "phone_number"
    else upgraded[key] = value
  }
  return upgraded
}

function upgradeRollup(rollup: unknown): unknown {
  if (!isObject(rollup)) return rollup
  return Object.fromEntries(Object.entries(rollup).map(([key, value]) => [key, renamed(value, "rich_text")]))
}

function renamed(condition: unknown, name: string): unknown {
  if (!isObject(condition) || !("text" in condition)) return condition
  const { text, ...rest } = condition
  return { ...rest, [name]: text }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
