/** Whether a list leaves rows of a kind out (the default), holds only them, or all. */
export type Wanted = "without" | "only" | "with"

/** The values a flag may have; undefined for any. */
export function flagOf(wanted: Wanted = "without"): boolean | undefined {
  return wanted === "with" ? undefined : wanted === "only"
}
