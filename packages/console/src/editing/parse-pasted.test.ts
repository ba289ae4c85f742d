import { expect, test } from "vitest"
import { parsePasted } from "./parse-pasted.ts"

const text = (content: string, more: object = {}) => ({ type: "text", text: { content }, ...more })

test("lines of Markdown become blocks", () => {
  const pasted = ["# Plan", "", "- one", "2. two", "- [x] done", "[ ] open", "> said", "---", "plain"].join(
    "\n",
  )
  const summary = parsePasted(pasted)?.map((block) => {
    const { type } = block as { type: string }
    const content = (block as unknown as Record<string, { rich_text?: { text: { content: string } }[] }>)[
      type
    ]
    return `${type}: ${content?.rich_text?.[0]?.text.content ?? ""}`
  })
  expect(summary).toEqual([
    "heading_1: Plan",
    "bulleted_list_item: one",
    "numbered_list_item: two",
    "to_do: done",
    "to_do: open",
    "quote: said",
    "divider: ",
    "paragraph: plain",
  ])
})

test("looks and links within a line are kept", () => {
  const [first] = parsePasted("a **b** `c` [d](https://example.com/)\nnext") as unknown as [
    { paragraph: { rich_text: object[] } },
  ]
  expect(first.paragraph.rich_text).toEqual([
    text("a "),
    text("b", { annotations: { bold: true } }),
    text(" "),
    text("c", { annotations: { code: true } }),
    text(" "),
    { type: "text", text: { content: "d", link: { url: "https://example.com/" } } },
  ])
})

test("a fence holds its lines as they are, also when it is not closed", () => {
  expect(parsePasted("```ts\n# not a heading\n\n- x\n```\nafter")).toMatchObject([
    { code: { language: "typescript", rich_text: [text("# not a heading\n\n- x")] } },
    { paragraph: { rich_text: [text("after")] } },
  ])
  expect(parsePasted("```\nopen")).toMatchObject([{ code: { rich_text: [text("open")] } }])
})

test("a single line is text; links that run something are text", () => {
  expect(parsePasted("only one\n")).toBeUndefined()
  expect(JSON.stringify(parsePasted("[x](javascript:alert(1))\nnext"))).not.toContain('"link"')
})
