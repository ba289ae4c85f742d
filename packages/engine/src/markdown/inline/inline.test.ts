import { describe, expect, it } from "vitest"
import { emojis, ids, printContext } from "../../../test/markdown/markdown-world.ts"
import { parseRichText } from "../../rich-text/parse-rich-text.ts"
import type { Annotations, RichText, RichTextItem } from "../../rich-text/rich-text.ts"
import { parseInline } from "./parse-inline.ts"
import { printInline } from "./print-inline.ts"

const text = (content: string, annotations?: Annotations, url?: string): RichTextItem => ({
  ...(annotations && { annotations }),
  type: "text",
  text: { content, link: url === undefined ? null : { url } },
})
const mention = (given: object): RichTextItem => ({ type: "mention", mention: given as never })
const bold = { bold: true } as const
const date = (start: string, end: string | null = null) =>
  mention({ type: "date", date: { start, end, time_zone: null } })
const link = "https://example.com/"
const pageUrl = `https://notes.test/p/${ids.page.replaceAll("-", "")}`

const cases: [name: string, items: RichText, v1: string, v2: string][] = [
  ["marks", [text("a", bold), text(" "), text("b", { italic: true })], "**a** *b*", "**a** *b*"],
  [
    "marks that overlap",
    [text("a", bold), text("b", { bold: true, italic: true })],
    "**a*b***",
    "<b>a</b><b><i>b</i></b>",
  ],
  ["bold with a space at its end", [text("a: ", bold), text("b")], "**a: **b", "<b>a: </b>b"],
  ["a space that would hide a mark", [text("a ", bold), text(" b")], "**a **\\ b", "<b>a </b> b"],
  [
    "strikethrough and code",
    [text("a", { strikethrough: true }), text("b`c", { code: true })],
    "~~a~~``b`c``",
    "~~a~~``b`c``",
  ],
  ["underline", [text("a", { underline: true })], '<span underline="true">a</span>', "<u>a</u>"],
  [
    "a colour and underline",
    [text("a", { underline: true, color: "red_background" })],
    '<span underline="true" color="red_bg">a</span>',
    '<span color="red_bg"><u>a</u></span>',
  ],
  ["a link", [text("a]", bold, link)], `[**a\\]**](${link})`, `[<b>a\\]</b>](${link})`],
  ["an equation", [{ type: "equation", equation: { expression: "x_1" } }], "$x_1$", "$x_1$"],
  ["an equation with a dollar", [{ type: "equation", equation: { expression: "5$" } }], "$`5$`$", "$`5$`$"],
  ["escapes", [text("a*b_c<d>{e}")], "a\\*b_c\\<d\\>\\{e\\}", "a\\*b_c\\<d\\>{e}"],
  [
    "a person",
    [mention({ type: "user", user: { id: ids.user } })],
    `<mention-user url="user://${ids.user}">Ada</mention-user>`,
    `<mention url="user://${ids.user}">Ada</mention>`,
  ],
  [
    "a page",
    [mention({ type: "page", page: { id: ids.page } })],
    `<mention-page url="${pageUrl}">Boats</mention-page>`,
    `<mention url="${pageUrl}">Boats</mention>`,
  ],
  [
    "a day and a range of times",
    [date("2026-03-01"), date("2026-03-01T09:30:00.000+02:00", "2026-03-02T10:00:00.000+02:00")],
    '<mention-date start="2026-03-01"/><mention-date start="2026-03-01" startTime="09:30" end="2026-03-02" endTime="10:00" timeZone="Etc/GMT-2"/>',
    '<date start="2026-03-01"/><date start="2026-03-01" start-time="09:30" end="2026-03-02" end-time="10:00" time-zone="Etc/GMT-2"/>',
  ],
  [
    "a custom emoji",
    [mention({ type: "custom_emoji", custom_emoji: emojis.get("party") as object })],
    ":party:",
    ":party:",
  ],
  ["text that reads like one", [text(":party: :other:")], "\\:party: :other:", "\\:party: :other:"],
]

describe.each(["v1", "v2"] as const)("rich text in %s", (version) => {
  it.each(cases)("prints and reads %s", (_, items, v1, v2) => {
    const expected = version === "v1" ? v1 : v2
    expect(printInline(items, version, printContext)).toBe(expected)
    expect(parseRichText(parseInline(expected, version, emojis))).toEqual(items)
  })

  it("keeps the text of tags and links that mean nothing", () => {
    for (const source of ["<x>a</x>", "[a]", "a </span>"]) {
      expect(parseRichText(parseInline(source, version, emojis))).toEqual([text(source)])
    }
    expect(parseRichText(parseInline("[a](not a link)", version, emojis))).toEqual([text("a")])
  })
})

it("reads placeholders and zones in v1", () => {
  const source = `<mention-user url="{{user://${ids.user}}}"/><mention-date start="2026-01-05" startTime="09:00" timeZone="Europe/Berlin"/>`
  expect(parseRichText(parseInline(source, "v1", emojis))).toEqual([
    mention({ type: "user", user: { id: ids.user } }),
    date("2026-01-05T09:00:00.000+01:00"),
  ])
})
