/** Milliseconds of reading after which, a chunk later, other requests get their turn. */
const turnMs = 2

/**
 * The same chunks; between two of them the event loop turns once reading has taken a few milliseconds. SQLite answers
 * within the same turn, so that a long scan would otherwise keep everybody else waiting.
 */
export async function* yieldOften<T>(chunks: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  let since = performance.now()
  for await (const chunk of chunks) {
    yield chunk
    if (performance.now() - since < turnMs) continue
    await new Promise<void>((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
