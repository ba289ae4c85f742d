/**
 * Order of the keys of `properties` on the wire: shorter raw ids first, then by bytes; so `title` follows the ids of
 * four characters. Source: 1,505 of 1,505 recorded maps.
 */
export function comparePropertyIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  return a < b ? -1 : a > b ? 1 : 0
}
