import { keptIds } from "./kept-ids.ts"

/** Pages that are remembered as opened. */
const maxRecent = 8

/** Pages and databases that were opened last, newest first. */
export const recent = keptIds("recent")

/** Notes that a page or database was opened. */
export function noteOpened(id: string): void {
  const ids = recent.read()
  if (ids[0] !== id) recent.write([id, ...ids.filter((one) => one !== id)].slice(0, maxRecent))
}
