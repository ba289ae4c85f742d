import type { NewBlock } from "../http/notion.ts"
import type { MadeType } from "./make-block.ts"
import { shortcutOf } from "./shortcuts.ts"

/** Characters that one item of rich text may hold. */
const maxItemChars = 2_000

/** Looks within a line, the longest marks first. */
const inline =
  /\*\*(?<bold>[^*]+)\*\*|~~(?<strike>[^~]+)~~|`(?<code>[^`]+)`|\*(?<italic>[^*]+)\*|\[(?<label>[^\]]+)\]\((?<url>https?:[^\s)]+)\)/g

/**
 * Text of several lines as blocks: what begins as a Markdown heading, item, to-do, quote, rule or fence becomes one,
 * any other line a paragraph. Empty lines are left out. Undefined for a single line, which is pasted as text.
 */
export function parsePasted(text: string): NewBlock[] | undefined {
  const lines = text.replaceAll("\r\n", "\n").split("\n")
  if (lines.filter((line) => line.trim() !== "").length < 2) return undefined
  const blocks: NewBlock[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    const fence = /^```\s*(\S*)\s*$/.exec(line)
    if (fence) {
      const end = lines.findIndex((one, index) => index > at && /^```\s*$/.test(one))
      const stop = end < 0 ? lines.length : end
      blocks.push(code(lines.slice(at + 1, stop).join("\n"), fence[1] ?? ""))
      at = stop
    } else if (line.trim() !== "") blocks.push(blockOf(line.trim()))
  }
  return blocks
}

function blockOf(line: string): NewBlock {
  const toDo = /^(?:[-*+] )?\[(?<mark>[ xX]?)\] (?<rest>.*)$/.exec(line)
  if (toDo?.groups)
    return made("to_do", toDo.groups["rest"] ?? "", { checked: /x/i.test(toDo.groups["mark"] ?? "") })
  // In Markdown this is a quote; typed, it is a toggle.
  if (line.startsWith("> ")) return made("quote", line.slice(2))
  const shortcut = shortcutOf(line)
  if (shortcut?.type === "divider") return { type: "divider", divider: {} } as NewBlock
  return shortcut ? made(shortcut.type, line.slice(shortcut.length)) : made("paragraph", line)
}

function made(type: MadeType, text: string, more: object = {}): NewBlock {
  return { type, [type]: { rich_text: richText(text), ...more } } as unknown as NewBlock
}

function code(text: string, word: string): NewBlock {
  const languages: Record<string, string> = { js: "javascript", ts: "typescript", py: "python", sh: "shell" }
  const known = ["bash", "css", "go", "html", "java", "javascript", "json", "markdown", "python", "rust"]
  const language = languages[word] ?? (known.includes(word) ? word : "plain text")
  return { type: "code", code: { rich_text: plain(text), language } } as unknown as NewBlock
}

function richText(text: string): object[] {
  const items: object[] = []
  let from = 0
  for (const found of text.matchAll(inline)) {
    items.push(...plain(text.slice(from, found.index)))
    from = found.index + found[0].length
    const { bold, strike, code: mono, italic, label, url } = found.groups ?? {}
    if (label !== undefined) items.push({ type: "text", text: { content: label, link: { url } } })
    else if (bold !== undefined) items.push(...plain(bold, { bold: true }))
    else if (strike !== undefined) items.push(...plain(strike, { strikethrough: true }))
    else if (mono !== undefined) items.push(...plain(mono, { code: true }))
    else if (italic !== undefined) items.push(...plain(italic, { italic: true }))
  }
  items.push(...plain(text.slice(from)))
  return items
}

function plain(text: string, annotations?: object): object[] {
  const items: object[] = []
  for (let at = 0; at < text.length; at += maxItemChars)
    items.push({
      type: "text",
      text: { content: text.slice(at, at + maxItemChars) },
      ...(annotations && { annotations }),
    })
  return items
}
