import type { MeetingNote } from "./meeting-note.ts"

export interface NoteSort {
  property: "title" | "attendees" | "created_time" | "created_by" | "last_edited_time" | "last_edited_by"
  direction: "ascending" | "descending"
}

const collator = new Intl.Collator("en")

/** The order that sorts ask for; newest first where they leave it open. People are ordered by their ids (inferred). */
export function compareNotes(sorts: readonly NoteSort[]): (a: MeetingNote, b: MeetingNote) => number {
  return (a, b) => {
    for (const { property, direction } of sorts) {
      const order = compareBy(property, a, b)
      if (order !== 0) return direction === "ascending" ? order : -order
    }
    return b.row.created_at - a.row.created_at || b.row.pk - a.row.pk
  }
}

function compareBy(property: NoteSort["property"], a: MeetingNote, b: MeetingNote): number {
  switch (property) {
    case "title":
      return collator.compare(a.title, b.title)
    case "attendees":
      return collator.compare(a.attendees.join(), b.attendees.join())
    case "created_time":
      return a.row.created_at - b.row.created_at
    case "last_edited_time":
      return a.row.edited_at - b.row.edited_at
    case "created_by":
      return collator.compare(a.row.created_by, b.row.created_by)
    case "last_edited_by":
      return collator.compare(a.row.edited_by, b.row.edited_by)
  }
}
