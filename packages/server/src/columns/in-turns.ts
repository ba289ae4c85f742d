/** Milliseconds after which other requests get their turn. */
const turnMs = 2

/** Runs a generator to its end; the event loop turns whenever it has run for a few milliseconds. */
export async function inTurns<T>(
  steps: Generator<unknown, T, undefined>,
  onTurn: (ms: number) => void = () => {},
): Promise<T> {
  let since = performance.now()
  for (;;) {
    const { done, value } = steps.next()
    const ms = performance.now() - since
    if (done || ms >= turnMs) onTurn(ms)
    if (done) return value
    if (ms < turnMs) continue
    await new Promise<void>((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
