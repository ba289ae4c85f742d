import { plainText, type RichText } from "@inkling/engine"
import { listMeetingNotes, type MeetingNoteRow } from "@inkling/store"
import { loadWireBlocks } from "../../load/load-blocks.ts"
import { readEndpoint } from "../endpoint.ts"
import { compareNotes, type NoteSort } from "./compare-notes.ts"
import { matchNote, type NoteFilter } from "./match-note.ts"
import type { MeetingNote } from "./meeting-note.ts"

/** Notes of one answer, unless it asks for fewer; there is no cursor (the number is inferred). */
const maxNotes = 100

/**
 * Meeting notes that the caller may see, newest first unless sorted (inferred). They come without `parent`, as the
 * types have them. Source: developers.notion.com/reference/query-meeting-notes
 */
export const queryMeetingNotes = readEndpoint("queryMeetingNotes", "read_content", async (call, tx) => {
  const { filter, sort, limit } = call.body as { filter?: NoteFilter; sort?: NoteSort[]; limit?: number }
  const visible: MeetingNote[] = []
  for (const row of await listMeetingNotes(tx))
    if (call.principal.acls.has(row.acl) && !(await call.services.trash.inherits(tx, row.page_pk)))
      visible.push(noteOf(row))
  // The time is asked for only where a filter does, so that other answers can be kept.
  const found = filter ? visible.filter((note) => matchNote(filter, note, call.now())) : visible
  found.sort(compareNotes(sort ?? []))
  const size = Math.min(limit ?? maxNotes, maxNotes)
  const shown = found.slice(0, size).map(({ row }) => ({ kind: "block", block: row }) as const)
  const results = (await loadWireBlocks(tx, call, shown)).map(({ parent: _, ...note }) => note)
  return { results, has_more: found.length > size }
})

function noteOf(row: MeetingNoteRow): MeetingNote {
  const event = row.payload["calendar_event"] as { attendees?: string[] } | undefined
  return {
    row,
    title: plainText((row.payload["title"] ?? []) as RichText),
    attendees: event?.attendees ?? [],
  }
}
