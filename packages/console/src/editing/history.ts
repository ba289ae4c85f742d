/** A change that can be taken back and made again. */
export interface Step {
  undo(): void
  redo(): void
}

/** Changes that one gesture made, and what later typing may be added to. */
interface Entry {
  steps: Step[]
  mergeKey: string | undefined
  at: number
}

/** Gestures that are remembered. */
const maxEntries = 200

/** Milliseconds of quiet after which typing in one line is a gesture of its own. */
const mergeMs = 1_000

let past: Entry[] = []
let future: Entry[] = []
let open: Entry | undefined

/** Remembers a change. Changes with one merge key that come quickly are taken back together. */
export function record(step: Step, mergeKey?: string): void {
  future = []
  if (open) {
    open.steps.push(step)
    return
  }
  const now = performance.now()
  const last = past.at(-1)
  if (mergeKey !== undefined && last?.mergeKey === mergeKey && now - last.at < mergeMs) {
    // The oldest state to go back to, the newest to come forward to.
    last.steps = [{ undo: (last.steps[0] as Step).undo, redo: step.redo }]
    last.at = now
    return
  }
  past = [...past, { steps: [step], mergeKey, at: now }].slice(-maxEntries)
}

/** Takes the changes that `run` records as one gesture. */
export function together<T>(run: () => T): T {
  if (open) return run()
  open = { steps: [], mergeKey: undefined, at: 0 }
  try {
    return run()
  } finally {
    if (open.steps.length > 0) past = [...past, open].slice(-maxEntries)
    open = undefined
  }
}

/** Takes the last gesture back; false when there is none. */
export function undo(): boolean {
  const entry = past.at(-1)
  if (!entry) return false
  past = past.slice(0, -1)
  future = [...future, entry]
  for (const step of entry.steps.toReversed()) step.undo()
  return true
}

/** Makes again what was taken back last; false when nothing was. */
export function redo(): boolean {
  const entry = future.at(-1)
  if (!entry) return false
  future = future.slice(0, -1)
  past = [...past, { ...entry, mergeKey: undefined }]
  for (const step of entry.steps) step.redo()
  return true
}

/** Forgets everything: another page has a history of its own. */
export function clearHistory(): void {
  past = []
  future = []
}
