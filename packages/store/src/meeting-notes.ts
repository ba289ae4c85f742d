import { sql } from "kysely"
import type { BlockRow, PageRow } from "./schema.ts"
import type { Snapshot } from "./store.ts"

/** A meeting note and the access list of the page it stands on. */
export interface MeetingNoteRow extends BlockRow {
  acl: PageRow["acl"]
}

/** All meeting notes that are not in trash themselves, nor their pages. Served by block_meeting_notes. */
export async function listMeetingNotes(tx: Snapshot): Promise<MeetingNoteRow[]> {
  return tx.db
    .selectFrom("block")
    .innerJoin("page", (join) =>
      join.onRef("page.ws", "=", "block.ws").onRef("page.pk", "=", "block.page_pk"),
    )
    .selectAll("block")
    .select("page.acl")
    .where("block.ws", "=", tx.ws)
    .where("block.type", "=", sql.lit("meeting_notes"))
    .where("block.is_trashed", "=", false)
    .where("page.is_trashed", "=", false)
    .orderBy("block.pk")
    .execute()
}
