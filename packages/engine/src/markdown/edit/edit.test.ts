import { describe, expect, it } from "vitest"
import { applyContentUpdates } from "./apply-content-updates.ts"
import { matchSiblings, type Sibling } from "./match-siblings.ts"
import { selectText } from "./select-text.ts"

describe("selectText", () => {
  it.each([
    ["all of a text", "b c", "b c"],
    ["line breaks around it aside", "\nb c\n", "b c"],
    ["from a start through an end", "a...c", "a b c"],
    ["an ellipsis that is in the text", "c d...e", "c d...e"],
  ])("finds %s", (_, selection, found) => {
    const source = "a b c d...e f"
    const { start, end } = selectText(source, selection)
    expect(source.slice(start, end)).toBe(found)
  })

  it.each([["B"], [""], ["..."], ["a..."], ["c...b"], ["x...y"]])("does not find %j", (selection) => {
    expect(() => selectText("a b c", selection)).toThrow("Could not find the selection")
  })

  it("refuses a text that is there twice", () => {
    expect(() => selectText("a b a", "a")).toThrow("more than one")
  })
})

describe("applyContentUpdates", () => {
  it("applies one after another, without reading meaning into a replacement", () => {
    const updates = [
      { old_str: "a", new_str: "b$&" },
      { old_str: "b", new_str: "c", replace_all_matches: true },
    ]
    expect(applyContentUpdates("ab", updates)).toBe("c$&c")
  })
})

describe("matchSiblings", () => {
  const siblings = (keys: string, kind = (key: string) => key.toUpperCase()): Sibling[] =>
    [...keys].map((key) => ({ key, kind: kind(key) }))
  const show = (old: string, now: string, kind?: (key: string) => string) =>
    matchSiblings(siblings(old, kind), siblings(now, kind))
      .map((match) => (match ? `${match.old}${match.isInPlace ? "" : "!"}` : "-"))
      .join(" ")

  it.each([
    ["what stays", "abc", "abc", "0 1 2"],
    ["what goes", "abc", "ac", "0 2"],
    ["what comes", "ac", "abc", "0 - 1"],
    ["what moves", "abcd", "dabc", "3! 0 1 2"],
    ["equals one by one", "aaa", "aa", "0 1"],
  ])("sees %s", (_, old, now, expected) => expect(show(old, now)).toBe(expected))

  it("updates what is of the same kind between what stays, and what has a kind at all", () => {
    expect(show("axb", "ayzb", () => "kind")).toBe("0 1 - 2")
    expect(show("axb", "ayzb", () => "")).toBe("0 - - 2")
  })
})
