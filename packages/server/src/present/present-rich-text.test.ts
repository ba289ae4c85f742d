import type { Mention, RichText } from "@inkling/engine"
import { describe, expect, it } from "vitest"
import { presentContext } from "../../test/present-context.ts"
import { presentRichText } from "./present-rich-text.ts"

const id = "10000000-0000-4000-8000-000000000000"
const plain = {
  bold: false,
  italic: false,
  strikethrough: false,
  underline: false,
  code: false,
  color: "default",
}

describe("presentRichText", () => {
  it("adds back what was left out, in recorded key order", () => {
    const text: RichText = [
      {
        type: "text",
        text: { content: "a", link: { url: "https://example.com/" } },
        annotations: { bold: true, color: "red" },
      },
    ]
    expect(JSON.stringify(presentRichText(text, presentContext()))).toBe(
      JSON.stringify([
        {
          type: "text",
          text: { content: "a", link: { url: "https://example.com/" } },
          annotations: { ...plain, bold: true, color: "red" },
          plain_text: "a",
          href: "https://example.com/",
        },
      ]),
    )
  })

  it("writes an equation with its expression as plain text", () => {
    const text: RichText = [{ type: "equation", equation: { expression: "E=mc^2" } }]
    expect(presentRichText(text, presentContext())).toEqual([
      {
        type: "equation",
        equation: { expression: "E=mc^2" },
        annotations: plain,
        plain_text: "E=mc^2",
        href: null,
      },
    ])
  })

  it.each([
    [{ type: "page", page: { id } }, "Notes", "https://console.example/p/10000000000040008000000000000000"],
    [
      { type: "database", database: { id } },
      "Tasks",
      "https://console.example/p/10000000000040008000000000000000",
    ],
    [
      { type: "link_preview", link_preview: { url: "https://example.com/" } },
      "https://example.com/",
      "https://example.com/",
    ],
    [{ type: "date", date: { start: "2026-01-02", end: null, time_zone: null } }, "2026-01-02", null],
    [{ type: "custom_emoji", custom_emoji: { id, name: "boat", url: "u" } }, ":boat:", null],
    [
      {
        type: "template_mention",
        template_mention: { type: "template_mention_user", template_mention_user: "me" },
      },
      "@Me",
      null,
    ],
  ] satisfies [Mention, string, string | null][])("shows the mention %j", (mention, plainText, href) => {
    expect(presentRichText([{ type: "mention", mention }], presentContext())).toEqual([
      { type: "mention", mention, annotations: plain, plain_text: plainText, href },
    ])
  })

  it("names a mentioned user only to those who may know users", () => {
    const text: RichText = [{ type: "mention", mention: { type: "user", user: { id } } }]
    const full = presentRichText(text, presentContext())
    expect(full).toMatchObject([{ mention: { user: { id, name: "Ada" } }, plain_text: "@Ada" }])
    const partial = presentRichText(text, presentContext({ user: () => ({ object: "user", id }) }))
    expect(partial).toMatchObject([{ mention: { user: { object: "user", id } }, plain_text: "@Anonymous" }])
  })

  it("hides the title of a page that the caller may not see", () => {
    const text: RichText = [{ type: "mention", mention: { type: "page", page: { id } } }]
    const shown = presentRichText(text, presentContext({ pageTitle: () => undefined }))
    expect(shown).toMatchObject([{ plain_text: "Untitled" }])
  })
})
