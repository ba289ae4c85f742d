import { useSyncExternalStore } from "react"

/** A token that was made in this tab. It is kept in memory only: a reload forgets it. */
export interface MadeToken {
  integrationId: string
  integrationName: string
  token: string
}

let made: MadeToken | undefined
const listeners = new Set<() => void>()

export function keepMadeToken(token: MadeToken): void {
  made = token
  for (const listener of listeners) listener()
}

/** The token made last, for the snippets. */
export function useMadeToken(): MadeToken | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => made,
  )
}
