import type { Mention, RichText, RichTextItem } from "../../src/rich-text/rich-text.ts"
import type { Draw } from "./draw.ts"

/** Pieces that meet the corners of folding, UTF-8 and collation. */
const pieces = [
  ..."a A b B z 0 7 9 10 00 007 1.5 -3 item Item ITEM ab ba aa _ - . , ~ ' ( #".split(" "),
  ..."zoe Zoë zoë zoe\u0308 naïve straße STRASSE İ ı ﬁ Ω ω Å Å é e\u0301 ñ".split(" "),
  ..."文字 かな カナ 한글 שלום 😀 👨‍👩‍👧 𝒳 𐐀 𐐨 ½ ² Ⅷ".split(" "),
  " ",
  "  ",
  "\t",
  "\n",
  "\u0000",
  "\ufeff",
  "\u200d",
  "\u0301",
  "\ud83d",
  "\ude00",
  "\uffff",
]

/** Mostly short and alike, so that texts are equal, begin or end with others, and sort close together. */
export function drawText(draw: Draw): string {
  if (draw.chance(0.3))
    return `${draw.pick(["Item", "item ", "no. "])}${draw.pick(["", "0", "00"])}${draw.int(0, 20)}`
  const text = draw.list(draw.int(0, 5), () => draw.pick(pieces)).join("")
  return draw.chance(0.04) ? stretch(text, draw) : text
}

/** Beyond what counts for sorting, or right at its edge; long runs of digits are no number to the collator. */
function stretch(text: string, draw: Draw): string {
  const filler = draw.pick(["x", "9", "0", "é", "😀", "a1"])
  const start = filler.repeat(220 / filler.length).slice(0, draw.int(196, 202))
  return draw.chance(0.3) ? filler.repeat(300) + text : start + draw.pick(["", "😀", "b", "é"]) + text
}

/** A part of a text, in any case: what people search for. */
export function drawOperand(text: string, draw: Draw): string {
  if (draw.chance(0.05)) return ""
  if (draw.chance(0.2)) return draw.pick(pieces)
  const start = draw.int(0, text.length)
  const part = draw.chance(0.4) ? text : text.slice(start, start + draw.int(1, 4))
  return draw.chance(0.5) ? part : draw.chance(0.5) ? part.toUpperCase() : part.toLowerCase()
}

/** @param ids of users, pages and databases that mentions may name */
export function drawRichText(draw: Draw, ids: readonly string[]): RichText {
  const count = draw.chance(0.8) ? 1 : draw.int(0, 3)
  return draw.list(count, (): RichTextItem => {
    if (draw.chance(0.9)) return { type: "text", text: { content: drawText(draw), link: null } }
    if (draw.chance(0.2)) return { type: "equation", equation: { expression: "e=mc^2" } }
    return { type: "mention", mention: drawMention(draw, draw.pick(ids)) }
  })
}

function drawMention(draw: Draw, id: string): Mention {
  return draw.pick<Mention>([
    { type: "user", user: { id } },
    { type: "page", page: { id } },
    { type: "database", database: { id } },
    { type: "date", date: { start: "2026-06-27", end: draw.pick([null, "2026-06-30"]), time_zone: null } },
    { type: "link_preview", link_preview: { url: "https://a.example/Item" } },
    { type: "custom_emoji", custom_emoji: { id, name: "item", url: "https://a.example/i.png" } },
    {
      type: "template_mention",
      template_mention: { type: "template_mention_user", template_mention_user: "me" },
    },
  ])
}
