import { useSyncExternalStore } from "react"

/** Blocks that are chosen as wholes: siblings, from the anchor to the head. */
export interface SelectedBlocks {
  parentId: string
  anchor: string
  head: string
}

let selected: SelectedBlocks | undefined
const listeners = new Set<() => void>()

export function selectBlocks(next: SelectedBlocks | undefined): void {
  selected = next
  for (const listener of listeners) listener()
}

export function selectedBlocks(): SelectedBlocks | undefined {
  return selected
}

export function useSelectedBlocks(): SelectedBlocks | undefined {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, selectedBlocks)
}

/** Those of a list that lie between two keys, both included, whichever comes first. */
export function keysFrom(keys: readonly string[], anchor: string, head: string): readonly string[] {
  const [a, b] = [keys.indexOf(anchor), keys.indexOf(head)]
  return a < 0 || b < 0 ? [] : keys.slice(Math.min(a, b), Math.max(a, b) + 1)
}
