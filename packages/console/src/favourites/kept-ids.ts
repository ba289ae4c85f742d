import { useSyncExternalStore } from "react"
import { queryClient, sessionKey } from "../http/query-client.ts"
import type { Session } from "../http/session.ts"

/** Ids that this browser remembers for the person who is signed in. */
export interface KeptIds {
  read(): readonly string[]
  write(ids: readonly string[]): void
  /** The ids; the component renders again when they change, here or in another tab. */
  use(): readonly string[]
}

/** A list of ids under a name. What cannot be remembered (storage is full or closed) is known until the reload. */
export function keptIds(name: string): KeptIds {
  const listeners = new Set<() => void>()
  let kept: { key: string; text: string; ids: readonly string[] } | undefined
  const keyNow = () => {
    const session = queryClient.getQueryData<Session | null>(sessionKey)
    return `inkling.${name}.${session?.person.id ?? ""}`
  }
  const read = () => {
    const key = keyNow()
    const text = stored(key) ?? (kept?.key === key ? kept.text : "[]")
    if (kept?.key !== key || kept.text !== text) kept = { key, text, ids: idsOf(text) }
    return kept.ids
  }
  return {
    read,
    write: (ids) => {
      kept = { key: keyNow(), text: JSON.stringify(ids), ids }
      try {
        window.localStorage.setItem(kept.key, kept.text)
      } catch {
        // Private windows may refuse; what was written is held above.
      }
      for (const listener of listeners) listener()
    },
    use: () =>
      useSyncExternalStore((listener) => {
        listeners.add(listener)
        window.addEventListener("storage", listener)
        return () => {
          listeners.delete(listener)
          window.removeEventListener("storage", listener)
        }
      }, read),
  }
}

function stored(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

function idsOf(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : []
  } catch {
    return []
  }
}
