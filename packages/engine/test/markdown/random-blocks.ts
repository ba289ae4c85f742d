import { apiColors, codeLanguages } from "@inkling/contract"
import type { Random } from "../../src/ids/random.ts"
import type { MarkdownNode } from "../../src/markdown/markdown-node.ts"
import type { MarkdownVersion } from "../../src/markdown/markdown-version.ts"
import { mergeRichText } from "../../src/rich-text/merge-rich-text.ts"
import type { Annotations, RichText, RichTextItem } from "../../src/rich-text/rich-text.ts"
import { ids, node, words } from "./markdown-world.ts"

// Random blocks of every kind that a grammar can say, as they are stored. Left out is what it has no words for:
// captions of code, names of files, widths of columns (v1), looks of code blocks' text.

/** Draws blocks for round trips. */
export class RandomBlocks {
  readonly #random: Random
  readonly #version: MarkdownVersion

  constructor(random: Random, version: MarkdownVersion) {
    this.#random = random
    this.#version = version
  }

  blocks(depth = 0): MarkdownNode[] {
    return Array.from({ length: this.#below(depth === 0 ? 7 : 4) }, () => this.#block(depth))
  }

  #block(depth: number): MarkdownNode {
    const kinds = depth < 3 ? [...LEAVES, ...HOLDERS] : LEAVES
    return this.#make(this.#pick(kinds), depth)
  }

  #make(type: string, depth: number): MarkdownNode {
    const color = this.#chance(0.3)
      ? this.#pick(apiColors.filter((name) => name !== "default_background"))
      : "default"
    const below = () => (depth < 3 && this.#chance(0.5) ? this.blocks(depth + 1) : [])
    switch (type) {
      case "paragraph":
        return node(type, { rich_text: this.text(), color, icon: null }, below())
      case "heading_1":
      case "heading_2":
      case "heading_3":
      case "heading_4": {
        const is_toggleable = this.#chance(0.3)
        return node(type, { rich_text: this.text(), is_toggleable, color }, is_toggleable ? below() : [])
      }
      case "to_do":
        return node(type, { rich_text: this.text(), checked: this.#chance(0.5), color }, below())
      case "callout":
        return node(type, { rich_text: this.text(), color, icon: this.#icon() }, below())
      case "code":
        return node(type, {
          caption: [],
          rich_text: words(this.#string(30, "\n\t`~$<># ab{}")),
          language: this.#pick(codeLanguages),
        })
      case "equation":
        return node(type, { expression: this.#string(12, "ab\\{}^_ \n") || "x" })
      case "divider":
        return node(type, {})
      case "table_of_contents":
        return node(type, { color })
      case "table":
        return this.#table()
      case "column_list":
        return node(type, {}, [this.#column(depth), this.#column(depth)])
      case "synced_block":
        return this.#chance(0.5)
          ? { ...node(type, { synced_from: null }, below()) }
          : node(type, { synced_from: { type: "block_id", block_id: ids.page } })
      case "image":
      case "file":
        return node(type, { caption: this.text(), ...this.#file(type === "file") })
      case "child_page":
        return node(type, { title: this.#string(10, "a b*<[_&") })
      case "bookmark":
        return this.#version === "v1" ? node(type, {}) : this.#web(type)
      default:
        return node(type, { rich_text: this.text(), color }, below())
    }
  }

  #web(type: string): MarkdownNode {
    return node(type, { caption: this.text(), url: "https://example.com/a?b=(c)" })
  }

  #column(depth: number): MarkdownNode {
    const width =
      this.#version === "v2" && this.#chance(0.5) ? { width_ratio: this.#pick([0.25, 0.5, 0.333]) } : {}
    return node("column", width, this.blocks(depth + 2))
  }

  #table(): MarkdownNode {
    const width = 1 + this.#below(3)
    const rows = Array.from({ length: 1 + this.#below(3) }, () =>
      node("table_row", { cells: Array.from({ length: width }, () => this.text()) }),
    )
    const flags = { has_column_header: this.#chance(0.5), has_row_header: this.#chance(0.3) }
    return node("table", { table_width: width, ...flags }, rows)
  }

  #icon(): object | null {
    return this.#pick([
      null,
      { type: "emoji", emoji: "💡" },
      { type: "icon", icon: { name: "snake", color: "purple" } },
      { type: "external", external: { url: "https://example.com/i.png" } },
      {
        type: "custom_emoji",
        custom_emoji: { id: ids.emoji, name: "party", url: "https://emoji.test/party.png" },
      },
    ])
  }

  #file(isNamed: boolean): object {
    const [name, file] = this.#chance(0.5)
      ? ["a b(1.png", { type: "hosted", hosted: { key: "a b(1.png", name: "a b(1.png" } }]
      : ["a_b(1.png", { type: "external", external: { url: "https://example.com/a_b(1.png" } }]
    return { ...(file as object), ...(isNamed && { name }) }
  }

  /** Rich text in stored form. */
  text(): RichText {
    const items = Array.from({ length: this.#below(5) }, () => this.#item())
    return mergeRichText(items)
  }

  #item(): RichTextItem {
    const annotations = this.#annotations()
    const look = Object.keys(annotations).length > 0 ? { annotations } : {}
    if (this.#chance(0.12)) {
      return {
        ...look,
        type: "equation",
        equation: { expression: this.#pick(["x^2", "\\$5", "a b", "5$", "{x}", "`"]) },
      }
    }
    if (this.#chance(0.15)) return { ...look, type: "mention", mention: this.#mention() }
    const link = this.#chance(0.2) ? { url: this.#pick(LINKS) } : null
    if (this.#chance(0.2)) {
      const content = this.#string(8, "ab `*$<_&") || "c"
      return { annotations: { ...annotations, code: true }, type: "text", text: { content, link } }
    }
    return { ...look, type: "text", text: { content: this.#string(10, CHARS), link } }
  }

  #mention() {
    const { page, database, user } = ids
    return this.#pick([
      { type: "user" as const, user: { id: user } },
      { type: "page" as const, page: { id: page } },
      { type: "database" as const, database: { id: database } },
      { type: "date" as const, date: { start: "2026-03-01", end: null, time_zone: null } },
      { type: "date" as const, date: { start: "2026-03-01", end: "2026-03-04", time_zone: null } },
      {
        type: "date" as const,
        date: {
          start: "2026-03-01T09:30:00.000+02:00",
          end: "2026-03-02T10:00:00.000+02:00",
          time_zone: null,
        },
      },
      { type: "date" as const, date: { start: "2026-03-01T09:30:00.000+00:00", end: null, time_zone: null } },
      {
        type: "custom_emoji" as const,
        custom_emoji: { id: ids.emoji, name: "party", url: "https://emoji.test/party.png" },
      },
      {
        type: "template_mention" as const,
        template_mention: { type: "template_mention_date" as const, template_mention_date: "today" as const },
      },
    ])
  }

  #annotations(): Annotations {
    const annotations: Annotations = {}
    if (this.#chance(0.6)) return annotations
    if (this.#chance(0.5)) annotations.bold = true
    if (this.#chance(0.4)) annotations.italic = true
    if (this.#chance(0.3)) annotations.strikethrough = true
    if (this.#chance(0.2)) annotations.underline = true
    if (this.#chance(0.2)) annotations.color = this.#pick(["red", "blue_background"])
    return annotations
  }

  #string(most: number, chars: string): string {
    const alphabet = [...chars]
    return Array.from({ length: this.#below(most + 1) }, () => this.#pick(alphabet)).join("")
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#below(items.length)] as T
  }

  #below(limit: number): number {
    return this.#random(limit)
  }

  #chance(part: number): boolean {
    return this.#random(1000) < part * 1000
  }
}

const CHARS = 'ab 1.\n\t*~`$[]<>{}|^_#-+>&;:!()=\\"éß😀'
const LINKS = ["https://example.com/", "https://example.com/a_(b)?c=d", "mailto:ada@example.com"]

const LEAVES = [
  ..."divider equation code table image file table_of_contents child_page bookmark heading_1".split(" "),
]
const HOLDERS = [
  ..."paragraph paragraph heading_2 heading_3 heading_4 bulleted_list_item numbered_list_item".split(" "),
  ..."to_do quote toggle callout column_list synced_block".split(" "),
]
