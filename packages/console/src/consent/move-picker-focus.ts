import type { KeyboardEvent } from "react"

/** Up and down move between the search and the boxes; right and left show and hide what is on a page. */
export function movePickerFocus(event: KeyboardEvent<HTMLElement>): void {
  const here = event.target as HTMLElement
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-picker]")]
  const at = stops.indexOf(here)
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)]
    if (at < 0 || !next) return
    event.preventDefault()
    next.focus()
  } else if (here.dataset["picker"] === "box" && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
    const toggle = here.closest("li")?.querySelector<HTMLElement>("button[aria-expanded]")
    const isOpen = toggle?.getAttribute("aria-expanded") === "true"
    event.preventDefault()
    if (toggle && isOpen === (event.key === "ArrowLeft")) toggle.click()
  }
}
