import { describe, expect, it } from "vitest"
import { newContentContext } from "./content-context.ts"
import { parseRichText } from "./parse-rich-text.ts"

const text = (content: string, extra: object = {}) => ({ text: { content, ...extra } })

describe("parseRichText", () => {
  it("keeps what cannot be derived, and only that", () => {
    const bold = { bold: true, italic: false, color: "default" }
    const parsed = parseRichText([
      { type: "text", ...text("a", { link: null }), annotations: bold, plain_text: "a", href: null },
    ])
    expect(parsed).toEqual([
      { type: "text", text: { content: "a", link: null }, annotations: { bold: true } },
    ])
  })

  it("joins neighbours of one look, drops empty text, and leaves others apart", () => {
    const red = { annotations: { color: "red" } }
    const parsed = parseRichText([
      text("one "),
      text(""),
      text("two"),
      { ...text("three"), ...red },
      { ...text("four"), ...red },
      text("five", { link: { url: "https://example.com/" } }),
      { equation: { expression: "x" } },
      { equation: { expression: "x" } },
    ])
    expect(parsed.map((item) => (item.type === "text" ? item.text.content : item.type))).toEqual([
      "one two",
      "threefour",
      "five",
      "equation",
      "equation",
    ])
  })

  it.each([
    ["https://example.com", "https://example.com/"],
    ["https://example.com/a b?q=ü", "https://example.com/a%20b?q=%C3%BC"],
    ["mailto:ada@example.com", "mailto:ada@example.com"],
    ["/0123456789abcdef0123456789abcdef", "/0123456789abcdef0123456789abcdef"],
  ])("stores the link %s as %s", (url, stored) => {
    expect(parseRichText([text("a", { link: { url } })])).toMatchObject([{ text: { link: { url: stored } } }])
  })

  it.each(["url", "", "./page.md", "#top", "javascript:alert(1)"])("refuses the link %j", (url) => {
    expect(() => parseRichText([text("a", { link: { url } })])).toThrow(
      "Content creation Failed. Fix the following: \nInvalid URL for link.",
    )
  })

  it("tells every bad link of a larger request, when its owner asks", () => {
    const context = newContentContext()
    const bad = text("a", { link: { url: "nowhere" } })
    parseRichText([bad, text("b"), bad], context)
    expect(context.problems).toEqual(["Invalid URL for link.", "Invalid URL for link."])
  })

  it("notes what is mentioned, in the wire's form of ids", () => {
    const context = newContentContext()
    const [user, page, database] = ["1", "2", "3"].map((digit) => `${digit}0000000000040008000000000000000`)
    const parsed = parseRichText(
      [
        { mention: { user: { id: user } } },
        { mention: { page: { id: page } } },
        { mention: { database: { id: database } } },
      ],
      context,
    )
    expect([...context.references.users]).toEqual(["10000000-0000-4000-8000-000000000000"])
    expect([...context.references.pages]).toEqual(["20000000-0000-4000-8000-000000000000"])
    expect([...context.references.databases]).toEqual(["30000000-0000-4000-8000-000000000000"])
    expect(parsed[1]).toEqual({
      type: "mention",
      mention: { type: "page", page: { id: "20000000-0000-4000-8000-000000000000" } },
    })
  })

  it("floors the times of date mentions to the minute and forgets their zone", () => {
    const date = { start: "2022-01-01T00:00:41", time_zone: "UTC" }
    expect(parseRichText([{ mention: { date } }])).toEqual([
      {
        type: "mention",
        mention: {
          type: "date",
          date: { start: "2022-01-01T00:00:00.000+00:00", end: null, time_zone: null },
        },
      },
    ])
  })

  it("names the place of a date that is none", () => {
    expect(() => parseRichText([text("a"), { mention: { date: { start: "soon" } } }])).toThrow(
      "body.rich_text[1].mention.date.start should be",
    )
  })

  it("reads both template mentions and custom emojis", () => {
    const id = "10000000-0000-4000-8000-000000000000"
    const parsed = parseRichText([
      { mention: { template_mention: { template_mention_date: "now" } } },
      { mention: { template_mention: { template_mention_user: "me" } } },
      { mention: { custom_emoji: { id, name: "boat", url: "https://example.com/boat.png" } } },
    ])
    expect(parsed.map((item) => item.type === "mention" && item.mention.type)).toEqual([
      "template_mention",
      "template_mention",
      "custom_emoji",
    ])
  })

  it("keeps nothing that a database cannot hold", () => {
    expect(parseRichText([text("a\0b\ud800c")])).toMatchObject([{ text: { content: "ab\ufffdc" } }])
  })
})
