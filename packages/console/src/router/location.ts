import { useSyncExternalStore } from "react"

/** Where the browser is: the path, and what follows it. */
export interface Place {
  path: string
  query: URLSearchParams
}

const listeners = new Set<() => void>()
let current = read()

function read(): Place {
  return { path: window.location.pathname, query: new URLSearchParams(window.location.search) }
}

function notify(): void {
  current = read()
  for (const listener of listeners) listener()
}

window.addEventListener("popstate", notify)

/** Goes to an address of the console without loading it anew. */
export function navigate(to: string, { replace = false } = {}): void {
  if (to === window.location.pathname + window.location.search) return
  window.history[replace ? "replaceState" : "pushState"](null, "", to)
  notify()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The present place; the component renders again when it changes. */
export function useLocation(): Place {
  return useSyncExternalStore(subscribe, () => current)
}

/** Sets or removes words of the query in place, so that a reload shows the same. */
export function setQuery(change: Record<string, string | undefined>): void {
  const query = new URLSearchParams(window.location.search)
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === "") query.delete(name)
    else query.set(name, value)
  }
  const text = query.toString()
  navigate(window.location.pathname + (text === "" ? "" : `?${text}`), { replace: true })
}
