import { Mic } from "lucide-react"
import type { Block } from "../http/notion.ts"
import { plainText } from "../rich-text/plain-text.ts"
import { BlockList } from "./block-list.tsx"
import styles from "./callout.module.css"

/** Notes of a meeting: title, then summary, notes and transcript as they are. */
export function MeetingNotes({
  block,
}: {
  block: Extract<Block, { type: "meeting_notes" | "transcription" }>
}) {
  const content = block.type === "meeting_notes" ? block.meeting_notes : block.transcription
  return (
    <div className={styles["callout"]} data-block={block.id}>
      <Mic size={18} strokeWidth={1.5} aria-hidden="true" />
      <div className={styles["body"]}>
        <b>{plainText(content.title ?? []) || "Meeting notes"}</b>
        {block.has_children && <BlockList parentId={block.id} />}
      </div>
    </div>
  )
}
