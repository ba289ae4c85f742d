import { expect, test } from "vitest"
import { decodePropertyId, encodePropertyId, newPropertyId } from "./property-id.ts"
import { seededRandom } from "./random.ts"

// Ids in the form that Notion writes.
test.each([
  ["dDR;", "dDR%3B"],
  ["v_]<", "v_%5D%3C"],
  ["~ak@", "~ak%40"],
  ["?bAF", "%3FbAF"],
  ["|t\\<", "%7Ct%5C%3C"],
  ["title", "title"],
  ["notion://wiki/owner_property", "notion%3A%2F%2Fwiki%2Fowner_property"],
])("%s is written %s", (raw, encoded) => {
  expect(encodePropertyId(raw)).toBe(encoded)
  expect(decodePropertyId(encoded)).toBe(raw)
  expect(decodePropertyId(raw)).toBe(raw)
})

test("text that is not percent-encoded is taken as it is", () => {
  expect(decodePropertyId("100% done")).toBe("100% done")
})

test("new ids are four printable characters and avoid the taken ones", () => {
  const random = seededRandom(11)
  const taken = new Set<string>()
  for (let i = 0; i < 2_000; i++) taken.add(newPropertyId(taken, random))
  expect(taken.size).toBe(2_000)
  for (const id of taken) expect(id).toMatch(/^[:-~]{4}$/)
})

test("a taken id is drawn again", () => {
  const first = newPropertyId(new Set(), seededRandom(1))
  expect(newPropertyId(new Set([first]), seededRandom(1))).not.toBe(first)
})
