import { useSyncExternalStore } from "react"

export type Theme = "light" | "dark"

const key = "inkling.theme"
const prefersDark = window.matchMedia("(prefers-color-scheme: dark)")
const listeners = new Set<() => void>()

function chosen(): Theme | undefined {
  const word = window.localStorage.getItem(key)
  return word === "light" || word === "dark" ? word : undefined
}

function present(): Theme {
  return chosen() ?? (prefersDark.matches ? "dark" : "light")
}

function apply(): void {
  document.documentElement.dataset["theme"] = present()
  for (const listener of listeners) listener()
}

prefersDark.addEventListener("change", apply)
apply()

/** Light or dark: what was chosen here, else what the system prefers. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => present(),
  )
  const choose = (next: Theme) => {
    window.localStorage.setItem(key, next)
    apply()
  }
  return [theme, choose]
}
