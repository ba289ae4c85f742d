import { memo } from "react"
import type { Block } from "../http/notion.ts"
import { Callout } from "./callout.tsx"
import { ChildLink } from "./child-link.tsx"
import { Code } from "./code.tsx"
import { Columns } from "./columns.tsx"
import { Crumbs } from "./crumbs.tsx"
import { Equation } from "./equation.tsx"
import { LinkToPage } from "./link-to-page.tsx"
import { Bookmark, Embed } from "./links.tsx"
import { ListItem } from "./list-item.tsx"
import { Audio, FileBlock, Image, Pdf, Video } from "./media.tsx"
import { MeetingNotes } from "./meeting-notes.tsx"
import { SimpleTable } from "./simple-table.tsx"
import { Synced } from "./synced.tsx"
import { TabBlock } from "./tab-block.tsx"
import { TableOfContents } from "./table-of-contents.tsx"
import { TextBlock } from "./text-block.tsx"
import { ToDo } from "./to-do.tsx"
import { Toggle } from "./toggle.tsx"
import { Unknown } from "./unknown.tsx"

/** A block of any type. Types that are not known are named, never dropped. */
export const BlockView = memo(function BlockView({ block, number }: { block: Block; number: number }) {
  switch (block.type) {
    case "paragraph":
    case "quote":
    case "template":
      return <TextBlock block={block} />
    case "heading_1":
    case "heading_2":
    case "heading_3":
    case "heading_4":
      return isToggleable(block) ? <Toggle block={block} /> : <TextBlock block={block} />
    case "toggle":
      return <Toggle block={block} />
    case "bulleted_list_item":
    case "numbered_list_item":
      return <ListItem block={block} number={number} />
    case "to_do":
      return <ToDo block={block} />
    case "callout":
      return <Callout block={block} />
    case "code":
      return <Code block={block} />
    case "equation":
      return <Equation block={block} />
    case "divider":
      return (
        <hr
          style={{ border: 0, borderTop: "1px solid var(--line-strong)", margin: "8px 0", width: "100%" }}
        />
      )
    case "table":
      return <SimpleTable block={block} />
    case "column_list":
      return <Columns block={block} />
    case "tab":
      return <TabBlock block={block} />
    case "synced_block":
      return <Synced block={block} />
    case "image":
      return <Image block={block} />
    case "video":
      return <Video block={block} />
    case "audio":
      return <Audio block={block} />
    case "pdf":
      return <Pdf block={block} />
    case "file":
      return <FileBlock block={block} />
    case "bookmark":
    case "link_preview":
      return <Bookmark block={block} />
    case "embed":
      return <Embed block={block} />
    case "child_page":
    case "child_database":
      return <ChildLink block={block} />
    case "link_to_page":
      return <LinkToPage block={block} />
    case "breadcrumb":
      return <Crumbs />
    case "table_of_contents":
      return <TableOfContents block={block} />
    case "meeting_notes":
    case "transcription":
      return <MeetingNotes block={block} />
    default:
      return <Unknown block={block} />
  }
})

type Heading = Extract<Block, { type: "heading_1" | "heading_2" | "heading_3" | "heading_4" }>

function isToggleable(block: Heading): boolean {
  const content = (block as unknown as Record<string, { is_toggleable: boolean }>)[block.type]
  return content?.is_toggleable ?? false
}
