import { invalidStartCursor } from "@inkling/contract"
import { decodeCursor, encodeCursor, queryHash } from "@inkling/engine"
import type { Snapshot } from "@inkling/store"
import type { Call } from "../endpoint.ts"

/**
 * Cursors within one list value. They remember the last element shown, so that what is added or removed before it
 * neither repeats nor skips the rest; elements without an id are counted.
 */
export function itemCursors(tx: Snapshot, { query, services }: Call, list: string) {
  const own = { epoch: tx.head.epoch, query: queryHash({ list }) }
  const sign = (text: string) => services.sign(`cursor:${text}`)
  return {
    /** Where the request's page begins. @throws invalidStartCursor for a cursor of another list */
    start(ids: readonly (string | null)[]): number {
      const cursor = query["start_cursor"]
      if (cursor === undefined || cursor === null) return 0
      const place = decodeCursor(String(cursor), own, sign)
      if (!place) throw invalidStartCursor(String(cursor))
      const last = place.rank.keys[0] as string | null
      if (last === null) return place.returnedCount
      const at = ids.indexOf(last)
      // Without the last one, the next has moved into its place.
      return at < 0 ? place.returnedCount - 1 : at + 1
    },
    /** The cursor behind the first `end` elements. */
    after: (ids: readonly (string | null)[], end: number) =>
      encodeCursor(
        {
          ...own,
          now: 0,
          returnedCount: end,
          rank: { keys: [ids[end - 1] ?? null], createdAtMs: 0, pk: 0 },
        },
        sign,
      ),
  }
}
