import { describe, expect, it } from "vitest"
import { parseContext, printContext } from "../../test/markdown/markdown-world.ts"
import type { Payload } from "../blocks/kinds/block-kind.ts"
import { planAppend } from "../blocks/plan-append.ts"
import { seededRandom } from "../ids/random.ts"
import { newContentContext } from "../rich-text/content-context.ts"
import type { MarkdownNode, ParsedBlock } from "./markdown-node.ts"
import { maxNesting } from "./parse/parse-context.ts"
import { parseMarkdown } from "./parse/parse-markdown.ts"
import { printMarkdown } from "./print/print-markdown.ts"

const runs = 2000
const page = { pk: 1, pagePk: 1, type: "page", payload: {} }

// Pieces that mean something to either grammar, so that random texts are full of half-open things.
const pieces = [
  ...'\n \t \n\t \n\n  # ## - 1. > --- ``` ` $$ $ ** * ~~ _ [ ] ( ) ![ ]( { } {color="red"} {toggle="true"} | |---| \\ & &lt; : word x'.split(
    " ",
  ),
  ...'<details> </details> <summary> </summary> <callout icon="x"> </callout> <columns> </columns> <column> </column>'
    .split("> ")
    .map((tag) => (tag.endsWith(">") ? tag : `${tag}>`)),
  ..."<table> </table> <tr> </tr> <td> </td> <br> <empty-block/> <synced_block> </synced_block> <meeting-notes> <notes> </notes>".split(
    " ",
  ),
  ..."<toggle> </toggle> <ul> <ol> <li> </li> </ul> <p> </p> <tabs> <tab> </tab> <quote> <h1> <todo> </todo> <b> </b> <u> <p/>".split(
    " ",
  ),
  ...[
    '<span color="red">',
    "</span>",
    '<mention-user url="x"/>',
    '<unknown url="#1"/>',
    "<page>",
    "</page>",
    "- [ ] ",
    "https://e.test/a.png",
    "\r\n",
    "😀",
    "\ud800",
    "\0",
    '<date start="2026-02-30"/>',
    '<file source="https://e.test/a">',
  ],
  '<column ratio="150">',
  '<table-of-contents color="nope"/>',
]

describe.each(["v1", "v2"] as const)("random text in %s", (version) => {
  it("always says blocks that can be made, and that print as what says them again", () => {
    for (let seed = 1; seed <= runs; seed++) {
      const random = seededRandom(seed)
      const text = Array.from({ length: 1 + random(60) }, () => pieces[random(pieces.length)]).join("")
      const wrong = `seed ${seed}: ${JSON.stringify(text)}`
      const make = (source: string) =>
        parseMarkdown(source, version, parseContext).flatMap((block) => plan(block))
      let printed = ""
      expect(() => {
        printed = printMarkdown(make(text), version, printContext)
      }, wrong).not.toThrow()
      expect(printMarkdown(make(printed), version, printContext), wrong).toBe(printed)
    }
  })

  it.each([
    ["tags", "<columns>\n<column>\n<details>\n"],
    ["quotes", ">"],
    ["brackets", "[a]("],
    ["opening brackets", "["],
    ["spans", '<span color="red">'],
    ["marks", "** a *"],
    ["backticks", "`a``b"],
    ["equations", "$a $`"],
    ["quoted attributes", "<a b='"],
    ["tables", "<table>\n| a |\n"],
    ["fences", "$$\n"],
    ["blanks", "  \t \n - \n"],
    ["cells", "`|``|"],
    ["deep lists", null],
  ])("reads 200,000 characters of %s", (_, piece) => {
    const deep = () => Array.from({ length: 600 }, (_, at) => `${"\t".repeat(at)}- x`).join("\n")
    const text = piece === null ? deep() : piece.repeat(200_000 / piece.length)
    const blocks = parseMarkdown(text, version, parseContext)
    expect(blocks.length).toBeGreaterThan(0)
    expect(depthOf(blocks)).toBeLessThanOrEqual(2 * maxNesting)
  })
})

/** A block as it would be stored. */
function plan(block: ParsedBlock): MarkdownNode[] {
  if (block.type === "existing" || block.type === "child_page") return []
  const context = { ...newContentContext(), anyMediaUrl: true }
  const source = { ids: { uuid: () => "id" }, now: 0, actor: "bot", allocatePks: () => 2 }
  const rows = planAppend(
    { parent: page, children: [toRequest(block)], after: null, before: null },
    source,
    context,
  )
  const below = (pk: number): MarkdownNode[] =>
    rows
      .filter((row) => row.parentPk === pk)
      .map((row) => ({ id: row.id, type: row.type, payload: row.payload, children: below(row.pk) }))
  return below(page.pk)
}

function toRequest({ type, payload, children }: ParsedBlock): Payload {
  const inner = children.filter((child) => child.type !== "existing" && child.type !== "child_page")
  return { type, [type]: inner.length > 0 ? { ...payload, children: inner.map(toRequest) } : payload }
}

function depthOf(blocks: readonly ParsedBlock[]): number {
  return blocks.reduce((most, block) => Math.max(most, 1 + depthOf(block.children)), 0)
}
