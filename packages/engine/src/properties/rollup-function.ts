/** The functions a rollup may have. Source: the SDK's RollupFunction */
export const rollupFunctions = [
  "count",
  "count_values",
  "empty",
  "not_empty",
  "unique",
  "show_unique",
  "percent_empty",
  "percent_not_empty",
  "sum",
  "average",
  "median",
  "min",
  "max",
  "range",
  "earliest_date",
  "latest_date",
  "date_range",
  "checked",
  "unchecked",
  "percent_checked",
  "percent_unchecked",
  "count_per_group",
  "percent_per_group",
  "show_original",
] as const

export type RollupFunction = (typeof rollupFunctions)[number]

/** The kind of value a function gives, whatever it rolls up. Source: reference rollups §2 */
export function rollupResultType(name: string): "number" | "date" | "array" {
  if (name === "show_original" || name === "show_unique") return "array"
  if (name === "earliest_date" || name === "latest_date" || name === "date_range") return "date"
  return "number"
}
