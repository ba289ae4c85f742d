/** Milliseconds after the last change of a text that it is written. */
const quietMs = 500

const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; write: () => Promise<unknown> }>()
let chain: Promise<unknown> = Promise.resolve()

/** Writes one after another, in the order they were made: a block is there before one is put after it. */
export function inOrder<T>(write: () => Promise<T>): Promise<T> {
  const written = chain.then(write)
  chain = written.catch(() => {})
  return written
}

/** Writes a block's text when nobody has typed in it for a moment; a later text takes the place of an earlier. */
export function writeSoon(key: string, write: () => Promise<unknown>): void {
  const before = waiting.get(key)
  if (before) clearTimeout(before.timer)
  waiting.set(key, { write, timer: setTimeout(() => writeNow(key), quietMs) })
}

/** Writes what waits for a block, or for all of them, at once. */
export function writeNow(key?: string): void {
  for (const [name, { timer, write }] of waiting) {
    if (key !== undefined && name !== key) continue
    clearTimeout(timer)
    waiting.delete(name)
    void inOrder(write)
  }
}

/** Forgets what waits for a block that is no more. */
export function dropWrite(key: string): void {
  const found = waiting.get(key)
  if (found) clearTimeout(found.timer)
  waiting.delete(key)
}

let changeCount = 0
let changedAt = Number.NEGATIVE_INFINITY

/** Counts a change that was drawn before it was written. */
export function noteChange(): void {
  changeCount++
  changedAt = performance.now()
}

/** Milliseconds since something was last changed here. */
export function quietForMs(): number {
  return performance.now() - changedAt
}

/**
 * Reads what editing may be about to change: after all that was typed is written, and not at all when something is
 * typed meanwhile, since what is drawn is then newer than what was read. Then it gives `drawn`.
 */
export async function readSettled<T>(read: () => Promise<T>, drawn: () => T | undefined): Promise<T> {
  const before = changeCount
  writeNow()
  await chain
  const found = await read()
  return changeCount === before ? found : (drawn() ?? found)
}

window.addEventListener("pagehide", () => writeNow())
