import { type ModelRow, type Source, seesRow, seesSource, type Who, type World } from "./world.ts"

/** What a write touched; undefined when it was none. */
export interface Touched {
  rows?: readonly ModelRow[]
  schemas?: readonly Source[]
  /** The reader whose grants were changed. */
  access?: Who
  /** The clock moved. */
  time?: true
}

/** Whether `who` must not be able to tell that it happened. */
export function isHiddenFrom(
  world: World,
  who: Who,
  { rows = [], schemas = [], access, time }: Touched,
): boolean {
  if (who === "owner" || time || access === who) return false
  const seesSchema = (source: Source) =>
    seesSource(who, source) || world.rows.some((row) => row.source === source && seesRow(who, row))
  return !rows.some((row) => seesRow(who, row)) && !schemas.some(seesSchema)
}
