import { markdownTextAmbiguous, selectionNotFound } from "./edit-errors.ts"

/** A range of a text. */
export interface TextRange {
  start: number
  end: number
}

/**
 * What a selection means: all of its text, or for `start...end` from the first occurrence of the start through the end
 * that follows. Line breaks around it do not count (recorded). Case does.
 * @throws validationError when it is not there, or a text without an ellipsis is there twice (sentences inferred)
 */
export function selectText(text: string, selection: string): TextRange {
  const wanted = selection.replace(/^\n+|\n+$/g, "")
  const at = text.indexOf(wanted)
  if (wanted !== "" && at >= 0) {
    if (text.includes(wanted, at + 1)) throw markdownTextAmbiguous(wanted)
    return { start: at, end: at + wanted.length }
  }
  const ellipsis = wanted.indexOf("...")
  if (ellipsis <= 0 || ellipsis + 3 >= wanted.length) throw selectionNotFound(selection)
  const start = text.indexOf(wanted.slice(0, ellipsis))
  const last = wanted.slice(ellipsis + 3)
  const end = start < 0 ? -1 : text.indexOf(last, start + ellipsis)
  if (end < 0) throw selectionNotFound(selection)
  return { start, end: end + last.length }
}
