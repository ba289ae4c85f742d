import { describe, expect, it } from "vitest"
import { isMediaUpload, isMediaUrl, urlFileName } from "./media-url.ts"

describe("isMediaUrl", () => {
  it.each([
    ["image", "https://example.com/a.PNG?size=1"],
    ["image", "https://images.unsplash.com/photo-1633074320366"],
    ["video", "https://www.youtube.com/watch?v=abc"],
    ["video", "https://example.com/a.mp4"],
    ["audio", "https://example.com/a.mp3"],
    ["pdf", "https://example.com/a.pdf"],
    ["file", "https://example.com/anything"],
  ] as const)("lets a %s show %s", (kind, url) => {
    expect(isMediaUrl(kind, url)).toBe(true)
  })

  it.each([
    ["image", "https://example.com/preview"],
    ["image", "https://example.com/640?format=gif"],
    ["video", "https://vimeo.com/1"],
    ["pdf", "https://example.com/a.docx"],
    ["file", "ftp://example.com/a.txt"],
    ["image", "a.png"],
  ] as const)("keeps a %s from showing %s", (kind, url) => {
    expect(isMediaUrl(kind, url)).toBe(false)
  })
})

it("lets uploads stand only in blocks of their category", () => {
  expect(isMediaUpload("image", "a.webp")).toBe(true)
  expect(isMediaUpload("image", "a.pdf")).toBe(false)
  expect(isMediaUpload("file", "a")).toBe(true)
})

it("names a file by the end of its link", () => {
  expect(urlFileName("https://example.com/x/my%20file.txt?v=1")).toBe("my file.txt")
  expect(urlFileName("https://example.com/100%")).toBe("100%")
})
