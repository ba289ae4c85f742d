import { childDatabase, childPage, meetingNotes, template, unsupported } from "./kinds/app-blocks.ts"
import type { BlockKind } from "./kinds/block-kind.ts"
import { code } from "./kinds/code.ts"
import { column, columnList, tab } from "./kinds/layout-blocks.ts"
import { audio, file, image, pdf, video } from "./kinds/media.ts"
import { linkToPage, syncedBlock } from "./kinds/references.ts"
import { breadcrumb, divider, equation, tableOfContents } from "./kinds/simple-blocks.ts"
import { table, tableRow } from "./kinds/table.ts"
import {
  bulletedListItem,
  callout,
  headings,
  numberedListItem,
  paragraph,
  quote,
  toDo,
  toggle,
} from "./kinds/text-block.ts"
import { bookmark, embed, linkPreview } from "./kinds/web-embeds.ts"

/** Every kind of block by type. Source: the SDK's BlockObjectResponse */
export const blockKinds: ReadonlyMap<string, BlockKind> = new Map(
  [
    ...[paragraph, ...headings, bulletedListItem, numberedListItem, toDo, toggle, quote, callout, code],
    ...[equation, divider, breadcrumb, tableOfContents, tab, table, tableRow, columnList, column],
    ...[syncedBlock, linkToPage, embed, bookmark, linkPreview, image, video, audio, pdf, file],
    ...[childPage, childDatabase, template, meetingNotes, unsupported],
  ].map((kind) => [kind.type, kind]),
)

/** The kind of a stored block; one this version does not know is treated as unsupported. */
export function kindOf(type: string): BlockKind {
  return blockKinds.get(type) ?? unsupported
}
