import { useSyncExternalStore } from "react"

/** A line at the foot of the screen that goes by itself. */
export interface Notice {
  text: string
  isBad?: boolean
  action?: { label: string; run: () => void }
}

/** Milliseconds that a notice stays. */
const shownMs = 6_000

let notice: Notice | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Shows a notice in place of the one before; undefined takes it away. */
export function showNotice(next: Notice | undefined): void {
  notice = next
  clearTimeout(timer)
  if (next) timer = setTimeout(() => showNotice(undefined), shownMs)
  for (const listener of listeners) listener()
}

export function useNotice(): Notice | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => notice,
  )
}
