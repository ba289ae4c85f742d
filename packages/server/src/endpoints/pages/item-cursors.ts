import { invalidStartCursor } from "@inkling/contract"
import { decodeCursor, encodeCursor, queryHash, type Rank } from "@inkling/engine"
import type { Snapshot } from "@inkling/store"
import type { Call } from "../endpoint.ts"

/** How far a list has been read. */
export interface ItemPlace {
  /** What tells the last element from others; where there are several, those before it follow. */
  shown: Rank["keys"]
  /** Elements read so far. */
  count: number
}

/**
 * Cursors within one list value. They remember the last element shown, so that what is added or removed before it
 * neither repeats nor skips the rest; elements without an id are counted.
 */
export function itemCursors(tx: Snapshot, { query, services }: Call, list: string) {
  const own = { epoch: tx.head.epoch, query: queryHash({ list }) }
  const sign = (text: string) => services.sign(`cursor:${text}`)
  /** @throws invalidStartCursor for a cursor of another list */
  const decode = (): ItemPlace | undefined => {
    const cursor = query["start_cursor"]
    if (cursor === undefined || cursor === null) return undefined
    const place = decodeCursor(String(cursor), own, sign)
    if (!place) throw invalidStartCursor(String(cursor))
    return { shown: place.rank.keys, count: place.returnedCount }
  }
  const encode = ({ shown, count }: ItemPlace): string =>
    encodeCursor(
      { ...own, now: 0, returnedCount: count, rank: { keys: [...shown], createdAtMs: 0, pk: 0 } },
      sign,
    )
  return {
    decode,
    encode,
    /** Where the request's page of a list in memory begins. @throws invalidStartCursor for a cursor of another list */
    start(ids: readonly (string | null)[]): number {
      const place = decode()
      if (!place) return 0
      const last = place.shown[0] as string | null
      if (last === null) return place.count
      const at = ids.indexOf(last)
      // Without the last one, the next has moved into its place.
      return at < 0 ? place.count - 1 : at + 1
    },
    /** The cursor behind the first `end` elements. */
    after: (ids: readonly (string | null)[], end: number) =>
      encode({ shown: [ids[end - 1] ?? null], count: end }),
  }
}

/** Link of a list's next page. Repeats the path as it was sent, ids undashed if they were so. Source: recorded property items */
export function nextUrl(call: Call, cursor: string, size: number): string {
  return `${call.base}${call.pathname.replace(/\/+$/, "")}?start_cursor=${cursor}&page_size=${size}`
}
