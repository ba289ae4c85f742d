/** Whether some of `ids` is wanted (`isMember`), or none is; an empty list has none. Source: recorded queries */
export function matchOptions(
  wanted: ReadonlySet<string>,
  isMember: boolean,
  ids: readonly string[],
): boolean {
  return ids.some((id) => wanted.has(id)) === isMember
}

/** The same for one id. Null, the user of a bot without one, is in no list. */
export function matchId(id: string | null, isMember: boolean, ids: readonly string[]): boolean {
  return (id !== null && ids.includes(id)) === isMember
}
