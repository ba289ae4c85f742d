/** The units of date arithmetic, in the plural. */
export type DateUnit =
  | "years"
  | "quarters"
  | "months"
  | "weeks"
  | "days"
  | "hours"
  | "minutes"
  | "seconds"
  | "milliseconds"

const units: ReadonlySet<string> = new Set([
  "years",
  "quarters",
  "months",
  "weeks",
  "days",
  "hours",
  "minutes",
  "seconds",
  "milliseconds",
])

/** `day` and `days` alike, in any case; undefined for anything else. */
export function parseDateUnit(text: string): DateUnit | undefined {
  const lower = text.trim().toLowerCase()
  const plural = lower.endsWith("s") ? lower : `${lower}s`
  return units.has(plural) ? (plural as DateUnit) : undefined
}

/** For the checker: what is wrong with a unit written out. */
export function wrongDateUnit(text: string): string | undefined {
  if (parseDateUnit(text)) return undefined
  return `Unknown unit ${JSON.stringify(text.slice(0, 40))}; units are ${[...units].join(", ")}, given`
}
