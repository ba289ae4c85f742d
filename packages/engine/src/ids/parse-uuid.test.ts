import { expect, test } from "vitest"
import { parseUuid } from "./parse-uuid.ts"

const ID = "38c9ce7b-60a4-81df-8195-e1e6a34e4fc4"

test.each([ID, ID.toUpperCase(), ID.replaceAll("-", ""), ID.replaceAll("-", "").toUpperCase()])(
  "reads %s",
  (text) => {
    expect(parseUuid(text)).toBe(ID)
  },
)

test("reads the nil uuid", () => {
  expect(parseUuid("0".repeat(32))).toBe("00000000-0000-0000-0000-000000000000")
})

test.each([
  "",
  "me",
  "12345678-1234-1234-1234-123456789abc",
  "38c9ce7b-60a4-91df-8195-e1e6a34e4fc4",
  "38c9ce7b-60a4-81df-8195-e1e6a34e4fc",
  "38c9ce7b-60a4-81df-8195-e1e6a34e4fc44",
  "38c9ce7b-60a481df-8195-e1e6a34e4fc4-",
  "{38c9ce7b-60a4-81df-8195-e1e6a34e4fc4}",
  "f5820afe77ee4c589e91903f956bdda1?v=9a3e53af8585464db3e0a4b4f1b6b2d1",
])("refuses %s", (text) => {
  expect(parseUuid(text)).toBeUndefined()
})
