import type { Dice } from "../dice.ts"

/** Few words, so that seen and hidden things are named alike and found by the same searches. */
export const words = ["paper", "boat", "river", "lantern", "Paper boat", "north", ""]

export const newTitle = (dice: Dice) => [dice.pick(words), dice.pick(words)].join(" ").trim()

export const paragraph = (content: string) => ({
  type: "paragraph",
  paragraph: { rich_text: richText(content) },
})

export const richText = (content: string) => [{ type: "text", text: { content } }]
