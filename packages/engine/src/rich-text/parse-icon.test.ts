import { describe, expect, it } from "vitest"
import { type HostedFile, newContentContext } from "./content-context.ts"
import { parseCover } from "./parse-cover.ts"
import { parseIcon } from "./parse-icon.ts"

const id = "10000000-0000-4000-8000-000000000000"
const hosted: HostedFile = { type: "hosted", hosted: { key: "k", name: "boat.png" } }
const context = newContentContext(new Map([[id, hosted]]), (url) => (url.endsWith("/k") ? hosted : undefined))

describe("parseIcon", () => {
  it.each(["🥑", "👩‍🚀", "🇪🇺", "👍🏽", "1️⃣", "❤", "❤️"])("takes the emoji %s", (emoji) => {
    expect(parseIcon({ emoji }, context)).toEqual({ type: "emoji", emoji })
  })

  it.each(["", "a", "1", "🥑🥑", "🥑 "])("refuses %j as an emoji", (emoji) => {
    expect(() => parseIcon({ emoji }, context)).toThrow("body.icon.emoji should be a valid emoji")
  })

  it("reads Notion's own icons as native ones", () => {
    const url = "https://www.notion.so/icons/snake_purple.svg"
    expect(parseIcon({ external: { url } }, context)).toEqual({
      type: "icon",
      icon: { name: "snake", color: "purple" },
    })
  })

  it("gives a native icon without a colour gray", () => {
    expect(parseIcon({ icon: { name: "star circle" } }, context)).toMatchObject({ icon: { color: "gray" } })
  })

  it("keeps other links as they are", () => {
    const url = "https://example.com/a b.png"
    expect(parseIcon({ external: { url } }, context)).toEqual({ type: "external", external: { url } })
  })

  it("finds uploads by id, and our own links when they come back", () => {
    expect(parseIcon({ file_upload: { id: id.replaceAll("-", "") } }, context)).toBe(hosted)
    expect(parseIcon({ file: { url: "https://files.example/k" } }, context)).toBe(hosted)
  })

  it("refuses links that lead nowhere, and removes on null", () => {
    expect(() => parseIcon({ external: { url: "boat.png" } }, context)).toThrow("Invalid page icon URL.")
    expect(() => parseIcon({ file: { url: "https://elsewhere.example/x" } }, context)).toThrow()
    expect(parseIcon(null, context)).toBeNull()
  })
})

describe("parseCover", () => {
  it("takes links and uploads", () => {
    const external = { url: "https://example.com/a.jpg" }
    expect(parseCover({ external }, context)).toEqual({ type: "external", external })
    expect(parseCover({ file_upload: { id } }, context)).toBe(hosted)
    expect(parseCover(null, context)).toBeNull()
  })

  it("refuses what is no URL", () => {
    expect(() => parseCover({ external: { url: "nowhere" } }, context)).toThrow("Invalid page cover URL.")
  })
})
