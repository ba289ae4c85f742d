import { describe, expect, test } from "vitest"
import { isDateText, isEmoji, isUuid } from "./formats.ts"

describe("isUuid", () => {
  test.each([
    "b4f9c2a6-1111-4222-8333-444455556666",
    "B4F9C2A6-1111-8222-8333-444455556666",
    "b4f9c2a6111142228333444455556666",
    "00000000-0000-0000-0000-000000000000",
    "00000000000000000000000000000000",
  ])("takes %s", (text) => expect(isUuid(text)).toBe(true))

  test.each([
    "12345678-1234-1234-1234-123456789abc",
    "f3f2e850-b5d4-11ef-ac7e-96584d5248b2",
    "b4f9c2a6-11114222-8333-444455556666",
    "b4f9c2a6111142228333444455556666?v=1",
    "AAA",
    "",
    "{00000000-0000-0000-0000-000000000000}",
  ])("refuses %s", (text) => expect(isUuid(text)).toBe(false))
})

describe("isDateText", () => {
  test.each([
    "2026-06-15",
    "2024-02-29",
    "2026-06-15T14:30",
    "2026-06-15T14:30:00",
    "2026-06-15T14:30:00Z",
    "2026-07-25T16:57:28.513237Z",
    "2026-06-27T18:01:15+01:00",
    "2026-06-27T18:01:15.377824+0100",
  ])("takes %s", (text) => expect(isDateText(text)).toBe(true))

  test.each([
    "2026/06/15",
    "Invalid DateTime",
    "2026-02-29",
    "2026-13-01",
    "2026-06-15T25:00",
    "2026-06-15T10:61:00Z",
    "26-06-15",
    "tomorrow at 10:45 AM",
    "",
  ])("refuses %s", (text) => expect(isDateText(text)).toBe(false))
})

describe("isEmoji", () => {
  test.each(["🥑", "✔", "✔️", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🇩🇪", "1️⃣"])("takes %s", (text) =>
    expect(isEmoji(text)).toBe(true),
  )
  test.each(["", "a", "🥑🥑", "avocado", "💡 "])("refuses %j", (text) => expect(isEmoji(text)).toBe(false))
})
