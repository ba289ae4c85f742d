import { expect, test } from "vitest"
import { shortcutOf } from "./shortcuts.ts"

test.each([
  ["# Title", "heading_1", 2],
  ["### ", "heading_3", 4],
  ["- milk", "bulleted_list_item", 2],
  ["12. twelfth", "numbered_list_item", 4],
  ["[] done", "to_do", 3],
  ["[ ] done", "to_do", 4],
  ["---", "divider", 3],
])("%j asks for a %s", (text, type, length) => {
  expect(shortcutOf(text)).toEqual({ type, length })
})

test.each(["#no space", "a # b", "1.5 litres", "----", "", "-"])("%j is only text", (text) => {
  expect(shortcutOf(text)).toBeUndefined()
})
