import { describe, expect, it } from "vitest"
import { type Kept, store } from "../../../test/markdown/markdown-world.ts"

// What people and programs write that we would not print.

/** A block in short: type, plain text, children. */
function short({ type, payload, children }: Kept): unknown[] {
  const { rich_text = [], expression } = payload as {
    rich_text?: { text?: { content: string } }[]
    expression?: string
  }
  const words = expression ?? rich_text.map((item) => item.text?.content ?? "?").join("|")
  return [type, words, ...children.map(short)]
}
const read = (text: string, version: "v1" | "v2") => store(text, version).map(short)

const paragraph = (words: string) => ["paragraph", words]
const bullet = (words: string, ...below: unknown[]) => ["bulleted_list_item", words, ...below]

describe("markdown as others write it", () => {
  it.each([
    ["blank lines and CRLF", "a\r\n\r\n\r\nb", [paragraph("a"), paragraph("b")]],
    ["deep headings", "##### a", [["heading_4", "a"]]],
    ["other bullets", "* a\n+ b", [bullet("a"), bullet("b")]],
    [
      "lists nested by two spaces",
      "- a\n  - b\n    - c\n- d",
      [bullet("a", bullet("b", bullet("c"))), bullet("d")],
    ],
    ["lists nested by four spaces", "- a\n    - b\n- c", [bullet("a", bullet("b")), bullet("c")]],
    ["an equation on a line", "$$x$$", [["equation", "x"]]],
    ["a pipe table", "| a | b |\n|---|:-:|\n| c |", [["table", "", ["table_row", ""], ["table_row", ""]]]],
    ["an unclosed fence", "```\na", [["code", "a"]]],
    ["an unknown tag", "<div>a</div>", [paragraph("<div>a</div>")]],
    ["an entity in v1", "&amp;", [paragraph("&amp;")]],
    ["money", "$5 and $6", [paragraph("$5 and $6")]],
    ["stars between spaces", "2 * 3 * 4", [paragraph("2 * 3 * 4")]],
    ["a stray mark before a pair", "2**3 and **bold**", [paragraph("2**3 and |bold")]],
    [
      "a compact toggle",
      "<details><summary>a</summary>b</details>",
      [paragraph("<details><summary>a</summary>b</details>")],
    ],
    [
      "a toggle without indentation",
      "<details>\n<summary>a</summary>\nb\n</details>\nc",
      [["toggle", "a", paragraph("b")], paragraph("c")],
    ],
    ["an end without a start", "a\n</details>", [paragraph("a"), paragraph("</details>")]],
    ["meeting notes without an end", "<meeting-notes>", [["meeting_notes", ""]]],
    ["a single column", "<columns>\n\t<column>\n\t\ta\n\t</column>\n</columns>", [paragraph("a")]],
    [
      "separate quotes",
      "> a\n> b",
      [
        ["quote", "a"],
        ["quote", "b"],
      ],
    ],
    ["an image that is none", "![a](./b.png)", [paragraph("!a")]],
  ])("reads %s in v1", (_, text, blocks) => expect(read(text, "v1")).toEqual(blocks))

  it.each([
    ["lines of one paragraph", "a\nb\n\nc", [paragraph("a b"), paragraph("c")]],
    ["hard breaks", "a\\\nb  \nc", [paragraph("a\nb\nc")]],
    [
      "underlined headings",
      "a\n===\nb\n---",
      [
        ["heading_1", "a"],
        ["heading_2", "b"],
      ],
    ],
    ["a list after text", "a\n- b", [paragraph("a"), bullet("b")]],
    ["lazy lines of an item", "- a\nb", [bullet("a b")]],
    ["a loose list", "- a\n\n- b", [bullet("a"), bullet("b")]],
    [
      "blocks in an item",
      "1. a\n\n   b\n\n   - c",
      [["numbered_list_item", "a", paragraph("b"), bullet("c")]],
    ],
    ["blocks in a quote", "> a\n>\n> - b", [["quote", "a", bullet("b")]]],
    ["entities", "&lt;a&gt; &amp;amp; &#33;", [paragraph("<a> &amp; !")]],
    ["braces", 'a {color="red"}', [paragraph('a {color="red"}')]],
    ["underscores", "_a_ snake_case __b__", [paragraph("a| snake_case |b")]],
    [
      "tags without blank lines",
      "<toggle>a\n- b\n</toggle>\nc",
      [["toggle", "a", bullet("b")], paragraph("c")],
    ],
    ["tabs", "<tabs>\n\n<tab>a\n\nb\n\n</tab>\n\n</tabs>", [["tab", "", ["paragraph", "a", paragraph("b")]]]],
    ["an item without a list", "<li>a</li>", [bullet("a")]],
    ["an equation tag", "<equation>x</equation>", [["equation", "x"]]],
    [
      "tags of v1",
      "<details>\n\na\n\n</details>",
      [paragraph("<details>"), paragraph("a"), paragraph("</details>")],
    ],
  ])("reads %s in v2", (_, text, blocks) => expect(read(text, "v2")).toEqual(blocks))
})
