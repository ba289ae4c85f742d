import type { MeetingNoteRow } from "@inkling/store"

/** A meeting note, with what filters and sorts look at. */
export interface MeetingNote {
  row: MeetingNoteRow
  title: string
  /** User ids. */
  attendees: readonly string[]
}
