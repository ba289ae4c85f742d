/** One of the new siblings: which old one it is, if any, and whether that keeps its place. */
export interface Match {
  /** Index among the old siblings. */
  old: number
  /** False for one that stands elsewhere in the order now. */
  isInPlace: boolean
}

/** What siblings are compared by. */
export interface Sibling {
  /** Equal for blocks that read the same. */
  key: string
  /** What can become the other by an update. Empty for what cannot be updated. */
  kind: string
}

/**
 * Which old siblings live on as new ones: those that read the same, wherever they stand, then between those that keep
 * their order the ones of the same kind, one after another. By patience: O(n log n).
 */
export function matchSiblings(old: readonly Sibling[], now: readonly Sibling[]): (Match | undefined)[] {
  const matches = sameReading(old, now)
  const inPlace = longestRise(matches)
  const found = matches.map((index, at): Match | undefined =>
    index === undefined ? undefined : { old: index, isInPlace: inPlace.has(at) },
  )
  updateBetween(old, now, found)
  return found
}

/** Pairs what is left over between two that keep their order: old and new ones of the same kind, in order. */
function updateBetween(old: readonly Sibling[], now: readonly Sibling[], found: (Match | undefined)[]): void {
  const taken = new Set(found.map((match) => match?.old))
  const free = Map.groupBy(
    old.keys().filter((at) => !taken.has(at)),
    (at) => (old[at] as Sibling).kind,
  )
  const limits = placesAfter(found, old.length)
  const used = new Map<string, number>()
  let before = -1
  for (const [at, { kind }] of now.entries()) {
    const match = found[at]
    if (match !== undefined) {
      if (match.isInPlace) before = match.old
      continue
    }
    const places = kind === "" ? [] : (free.get(kind) ?? [])
    let next = used.get(kind) ?? 0
    while (next < places.length && (places[next] as number) <= before) next++
    const place = places[next]
    if (place !== undefined && place < (limits[at] as number)) {
      found[at] = { old: place, isInPlace: true }
      before = place
      next++
    }
    used.set(kind, next)
  }
}

/** For each new sibling the old place of the next one that keeps its order; `end` where none follows. */
function placesAfter(found: readonly (Match | undefined)[], end: number): number[] {
  const limits: number[] = []
  let limit = end
  for (let at = found.length - 1; at >= 0; at--) {
    const match = found[at]
    if (match?.isInPlace) limit = match.old
    limits[at] = limit
  }
  return limits
}

/** The n-th old sibling of a key is the n-th new one of it. */
function sameReading(old: readonly Sibling[], now: readonly Sibling[]): (number | undefined)[] {
  const byKey = new Map<string, number[]>()
  for (let at = old.length - 1; at >= 0; at--) {
    const { key } = old[at] as Sibling
    const places = byKey.get(key)
    if (places) places.push(at)
    else byKey.set(key, [at])
  }
  return now.map(({ key }) => byKey.get(key)?.pop())
}

/** Positions of the longest run of matches whose old indexes rise. */
function longestRise(matches: readonly (number | undefined)[]): Set<number> {
  const ends: number[] = []
  const previous: number[] = []
  matches.forEach((index, at) => {
    if (index === undefined) return
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((matches[ends[middle] as number] as number) < index) low = middle + 1
      else high = middle
    }
    previous[at] = low > 0 ? (ends[low - 1] as number) : -1
    ends[low] = at
  })
  const rise = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] as number) rise.add(at)
  return rise
}
