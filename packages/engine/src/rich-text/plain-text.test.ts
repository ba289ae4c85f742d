import { describe, expect, it } from "vitest"
import { plainText } from "./plain-text.ts"
import type { Mention, RichText } from "./rich-text.ts"

const mention = (value: Mention): RichText => [{ type: "mention", mention: value }]
const id = "10000000-0000-4000-8000-000000000000"
const names = { user: () => "Ada", page: () => "Notes", database: () => "Tasks" }

describe("plainText", () => {
  it("puts all items in a row", () => {
    const text: RichText = [
      { type: "text", text: { content: "Sum: ", link: null } },
      { type: "equation", equation: { expression: "a+b" } },
    ]
    expect(plainText(text)).toBe("Sum: a+b")
  })

  it.each([
    [{ type: "user", user: { id } }, "@Ada", "@Anonymous"],
    [{ type: "page", page: { id } }, "Notes", "Untitled"],
    [{ type: "database", database: { id } }, "Tasks", "Untitled"],
  ] satisfies [Mention, string, string][])("names %j as the reader may see it", (value, named, unnamed) => {
    expect(plainText(mention(value), names)).toBe(named)
    expect(plainText(mention(value))).toBe(unnamed)
  })

  it.each([
    [{ type: "date", date: { start: "2026-01-02", end: null, time_zone: null } }, "2026-01-02"],
    [
      { type: "date", date: { start: "2026-01-02", end: "2026-01-05", time_zone: null } },
      "2026-01-02 → 2026-01-05",
    ],
    [{ type: "link_preview", link_preview: { url: "https://example.com/" } }, "https://example.com/"],
    [
      { type: "link_mention", link_mention: { href: "https://example.com/", title: "E" } },
      "https://example.com/",
    ],
    [{ type: "custom_emoji", custom_emoji: { id, name: "boat", url: "" } }, ":boat:"],
    [
      {
        type: "template_mention",
        template_mention: { type: "template_mention_date", template_mention_date: "now" },
      },
      "@Now",
    ],
    [
      {
        type: "template_mention",
        template_mention: { type: "template_mention_date", template_mention_date: "today" },
      },
      "@Today",
    ],
    [
      {
        type: "template_mention",
        template_mention: { type: "template_mention_user", template_mention_user: "me" },
      },
      "@Me",
    ],
  ] satisfies [Mention, string][])("writes %j as %s", (value, plain) => {
    expect(plainText(mention(value))).toBe(plain)
  })
})
