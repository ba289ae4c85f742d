import { serviceUnavailable } from "@inkling/contract"
import type { Snapshot } from "@inkling/store"

const late = new WeakSet<Snapshot>()

/** Says that nobody waits any more for what is read on this snapshot. */
export function markLate(tx: Snapshot): void {
  late.add(tx)
}

/** The same chunks while somebody waits for them. @throws serviceUnavailable once nobody does */
export async function* inTime<T>(tx: Snapshot, chunks: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  for await (const chunk of chunks) {
    if (late.has(tx)) throw serviceUnavailable()
    yield chunk
  }
}
