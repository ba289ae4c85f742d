import { validationError } from "@inkling/contract"
import { readEndpoint } from "../endpoint.ts"

/**
 * Notion makes a meeting note of a recording by transcribing it, which nothing here can: always a 400 (sentence ours).
 * Source: developers.notion.com/reference/create-meeting-note
 */
export const createMeetingNote = readEndpoint("createMeetingNote", "insert_content", async () => {
  throw validationError(
    "Meeting notes cannot be created from a recording: this server does not transcribe. Write them as markdown with <meeting-notes>.",
  )
})
