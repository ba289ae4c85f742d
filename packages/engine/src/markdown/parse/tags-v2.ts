import type { RichTextRequest } from "../inline/parse-inline.ts"
import type { ParsedBlock } from "../markdown-node.ts"
import type { Tag } from "../tag.ts"
import {
  childBlock,
  columnList,
  existingBlock,
  iconRequest,
  mediaBlock,
  plainBlock,
  syncedOriginal,
  syncedReference,
  textBlock,
  withoutLooseColumns,
} from "./make-block.ts"
import type { ParseContext } from "./parse-context.ts"

// Tags of Notion-flavored Markdown that are blocks. Mail, folders, custom blocks and objects of other services have
// no block in the API: they stay text (inferred).

const CONTAINERS: ReadonlySet<string> = new Set(
  "p h1 h2 h3 h4 quote toggle callout li ul ol todo columns column tabs tab synced-block synced-block-reference"
    .split(" ")
    .concat(
      "meeting-notes meeting-notes-section-summary meeting-notes-section-notes meeting-notes-section-transcript".split(
        " ",
      ),
    ),
)
const LEAVES: ReadonlySet<string> = new Set(
  "table equation table-of-contents image pdf file audio video bookmark embed page database unknown".split(
    " ",
  ),
)

/** Whether a tag of this name starts a block where it starts a line. */
export function isBlockTag(name: string): boolean {
  return CONTAINERS.has(name) || LEAVES.has(name)
}

/** A tag with at most a text within; undefined for one that says nothing as it stands. */
export function leafOf(tag: Tag, text: RichTextRequest[], context: ParseContext): ParsedBlock[] | undefined {
  const { name, attributes } = tag
  const source = attributes["source"] ?? attributes["src"]
  switch (name) {
    case "table-of-contents": {
      const { color } = textBlock("", [], attributes["color"]).payload
      return [plainBlock("table_of_contents", { color })]
    }
    case "image":
    case "pdf":
    case "file":
    case "audio":
    case "video":
      return optional(mediaBlock(name, source, text, context))
    case "bookmark":
    case "embed": {
      const isLink = mediaBlock(name, source, text, { ...context, isHosted: () => false })
      return isLink && [plainBlock(name, { url: source, caption: text })]
    }
    case "page":
      return optional(childBlock("child_page", attributes, text))
    case "database":
      return optional(childBlock("child_database", attributes, text))
    case "unknown":
      return optional(existingBlock(attributes))
    default:
      return nestedOf(tag, text, [], context)
  }
}

/** A tag with its text and the blocks within. */
export function nestedOf(
  { name, attributes }: Tag,
  text: RichTextRequest[],
  children: ParsedBlock[],
  context: ParseContext,
): ParsedBlock[] | undefined {
  const color = attributes["color"]
  switch (name) {
    case "p":
      return [textBlock("paragraph", text, color, {}, loose(children))]
    case "h1":
    case "h2":
    case "h3":
    case "h4": {
      const is_toggleable = children.length > 0
      return [textBlock(`heading_${name[1]}`, text, color, { is_toggleable }, loose(children))]
    }
    case "quote":
      return [textBlock("quote", text, color, {}, loose(children))]
    case "toggle": {
      const [, level] = /^h([1-4])$/.exec(attributes["heading"] ?? "") ?? []
      if (level === undefined) return [textBlock("toggle", text, color, {}, loose(children))]
      return [textBlock(`heading_${level}`, text, color, { is_toggleable: true }, loose(children))]
    }
    case "callout": {
      const icon = iconRequest(attributes["icon"], context)
      return [textBlock("callout", text, color, { icon }, loose(children))]
    }
    case "todo":
      return [textBlock("to_do", text, color, { checked: attributes["checked"] === "true" }, loose(children))]
    case "li":
      return [{ ...textBlock("li", text, color), children: loose(children) }]
    case "ul":
      return withText(text, items(children, "bulleted_list_item"))
    case "ol":
      return withText(text, items(children, "numbered_list_item"))
    case "columns":
      return withText(
        text,
        columnList(children.flatMap((child) => (child.type === "column" ? [child] : loose([child])))),
      )
    case "column":
      return [plainBlock("column", widthOf(attributes["ratio"]), withText(text, loose(children)))]
    case "tabs":
      return withText(text, tabs(children))
    case "tab": {
      const icon = attributes["icon"] === undefined ? null : iconRequest(attributes["icon"], context)
      return [{ ...textBlock("tab-item", text, color, icon ? { icon } : {}), children: loose(children) }]
    }
    case "synced-block":
      return [syncedOriginal(attributes, withText(text, loose(children)))]
    case "synced-block-reference":
      return syncedReference(attributes, loose(children))
    case "meeting-notes": {
      const notes = children.filter((child) => child.type === "meeting-notes-section-notes")
      return [
        plainBlock(
          "meeting_notes",
          { title: text },
          notes.flatMap((section) => section.children),
        ),
      ]
    }
    case "meeting-notes-section-summary":
    case "meeting-notes-section-notes":
    case "meeting-notes-section-transcript":
      return [plainBlock(name, {}, withText(text, loose(children)))]
    default:
      return undefined
  }
}

/** Parts of other tags that stand by themselves: items are bulleted; columns, tabs and sections what they hold (inferred). */
export function loose(blocks: ParsedBlock[]): ParsedBlock[] {
  return withoutLooseColumns(blocks).flatMap((block) => {
    if (block.type === "li") return items([block], "bulleted_list_item")
    if (block.type === "tab-item")
      return [{ ...block, type: "paragraph", payload: withoutIcon(block.payload) }]
    return block.type.startsWith("meeting-notes-section-") ? block.children : [block]
  })
}

function items(blocks: ParsedBlock[], type: string): ParsedBlock[] {
  return loose(blocks.map((block) => (block.type === "li" ? { ...block, type } : block)))
}

/** Only paragraphs can stand in tabs; what is none is left outside. */
function tabs(blocks: ParsedBlock[]): ParsedBlock[] {
  const labels = blocks.filter((block) => block.type === "tab-item")
  const others = loose(blocks.filter((block) => block.type !== "tab-item"))
  if (labels.length === 0) return others
  return [
    plainBlock(
      "tab",
      {},
      labels.map((label) => ({ ...label, type: "paragraph" })),
    ),
    ...others,
  ]
}

/** Text directly behind a tag that has none is a paragraph of its own. */
function withText(text: RichTextRequest[], blocks: ParsedBlock[]): ParsedBlock[] {
  return text.length === 0 ? blocks : [textBlock("paragraph", text, undefined), ...blocks]
}

function withoutIcon({ icon: _, ...payload }: ParsedBlock["payload"]): ParsedBlock["payload"] {
  return payload
}

/** A share in percent, as the API's share of one. */
function widthOf(percent: string | undefined): { width_ratio?: number } {
  const ratio = Number((Number(percent) / 100).toFixed(8))
  return ratio > 0 && ratio < 1 ? { width_ratio: ratio } : {}
}

function optional(block: ParsedBlock | undefined): ParsedBlock[] | undefined {
  return block && [block]
}
