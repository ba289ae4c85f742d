import { Popover } from "radix-ui"
import { useState } from "react"
import { Button } from "../ui/button.tsx"
import menu from "../ui/menu.module.css"
import type { EditorProps } from "./cell-editor.tsx"
import styles from "./editor.module.css"

interface Draft {
  start: string
  end: string
  hasTime: boolean
  hasEnd: boolean
}

/** A day or moment, or a range. It is written when the layer closes. */
export function DateEditor({ value, editing, onWrite, onDone }: EditorProps<"date">) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(editing.typed === "" ? null : value.date))
  const type = draft.hasTime ? "datetime-local" : "date"
  const finish = (last: Draft) => {
    const date = dateOf(last)
    const before = value.date
    if (date?.start !== before?.start || date?.end !== before?.end)
      onWrite({ value: { ...value, date: date && { ...date, time_zone: null } }, patch: { date } })
    onDone("stay")
  }
  const set = (part: Partial<Draft>) => setDraft(withTime({ ...draft, ...part }))
  return (
    <Popover.Root open onOpenChange={(open) => !open && finish(draft)}>
      <Popover.Anchor className={styles["anchor"]} />
      <Popover.Portal>
        <Popover.Content
          className={menu["menu"]}
          align="start"
          sideOffset={2}
          aria-label="Date"
          onCloseAutoFocus={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => {
            event.preventDefault()
            onDone("stay")
          }}
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === "Enter") finish(draft)
          }}
        >
          <div className={styles["dates"]}>
            <label>
              {draft.hasEnd ? "From" : "Date"}
              <input
                type={type}
                value={draft.start}
                onChange={(event) => set({ start: event.target.value })}
              />
            </label>
            {draft.hasEnd && (
              <label>
                To
                <input type={type} value={draft.end} onChange={(event) => set({ end: event.target.value })} />
              </label>
            )}
            <label>
              With an end
              <input
                type="checkbox"
                checked={draft.hasEnd}
                onChange={() => set({ hasEnd: !draft.hasEnd, end: draft.end || draft.start })}
              />
            </label>
            <label>
              With time
              <input
                type="checkbox"
                checked={draft.hasTime}
                onChange={() => set({ hasTime: !draft.hasTime })}
              />
            </label>
            <Button size="small" onClick={() => finish({ ...draft, start: "" })}>
              Clear
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function draftOf(date: { start: string; end: string | null } | null): Draft {
  if (!date) return { start: "", end: "", hasTime: false, hasEnd: false }
  const hasTime = date.start.length > 10
  return {
    start: fieldOf(date.start),
    end: date.end === null ? "" : fieldOf(date.end),
    hasTime,
    hasEnd: date.end !== null,
  }
}

/** A moment as the browser's fields want it: local, without a zone. */
function fieldOf(text: string): string {
  if (text.length === 10) return text
  const at = new Date(text)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function withTime(draft: Draft): Draft {
  const fit = (text: string) => {
    if (text === "") return text
    return draft.hasTime ? (text.length === 10 ? `${text}T09:00` : text) : text.slice(0, 10)
  }
  return { ...draft, start: fit(draft.start), end: fit(draft.end) }
}

function dateOf({ start, end, hasTime, hasEnd }: Draft): { start: string; end: string | null } | null {
  if (start === "") return null
  const written = (text: string) => (hasTime ? new Date(text).toISOString() : text)
  const isRange = hasEnd && end !== "" && end >= start
  return { start: written(start), end: isRange ? written(end) : null }
}
