import { keptIds } from "./kept-ids.ts"

/** Pages and databases that stand at the top of the sidebar. */
export const favourites = keptIds("favourites")

/** Adds to the favourites, or takes away. */
export function toggleFavourite(id: string): void {
  const ids = favourites.read()
  favourites.write(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id])
}
