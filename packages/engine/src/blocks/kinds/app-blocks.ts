import type { BlockKind } from "./block-kind.ts"
import { textParts } from "./text-parts.ts"

// Kinds that other endpoints or only the app make.

/** Shares its id with its page, whose row holds title and times. */
export const childPage: BlockKind = { type: "child_page", children: "any" }

/** Shares its id with its database; its rows are no children. */
export const childDatabase: BlockKind = { type: "child_database", children: "none" }

/** Cannot be created since 2023-03-27. Source: developers.notion.com/reference/block#template */
export const template: BlockKind = {
  type: "template",
  update: (request, context, path, stored) => ({
    ...stored,
    ...textParts(request, ["rich_text"], context, path),
  }),
  children: "any",
}

/** Only markdown makes one without its own endpoint (recorded); it has a title and nothing transcribed (inferred). */
export const meetingNotes: BlockKind = {
  type: "meeting_notes",
  create: (request, context, path) => ({
    title: [],
    ...textParts(request, ["title"], context, path),
    status: "transcription_not_started",
  }),
  children: "any",
}
export const unsupported: BlockKind = { type: "unsupported", children: "none" }
