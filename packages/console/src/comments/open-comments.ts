import { useSyncExternalStore } from "react"

/** The page or block whose comments are open beside the page. */
export interface OpenComments {
  kind: "page" | "block"
  id: string
}

let open: OpenComments | undefined
const listeners = new Set<() => void>()

export function openComments(next: OpenComments | undefined): void {
  open = next
  for (const listener of listeners) listener()
}

export function useOpenComments(): OpenComments | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
}
