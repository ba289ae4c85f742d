import { seededRandom } from "@inkling/engine"
import { expect, test } from "vitest"
import { ValuePicker } from "./value-picker.ts"

const seed = Number(process.env["SEED"] ?? 20261123)

/** Texts that look like JSON inside JSON. */
const words = [
  "",
  "a",
  '"abcd":',
  '\\"abcd\\":1',
  "}",
  "]",
  "{[",
  "\\",
  '\\"',
  "naïve 🚀",
  '"',
  ",",
  '\n"wxyz":[1]',
]

test(`what is picked is what parsing gives (seed ${seed})`, () => {
  const random = seededRandom(seed)
  const one = <T>(items: readonly T[]) => items[random(items.length)] as T
  const text = () =>
    Array.from({ length: random(3) }, () => ({ type: "text", text: { content: one(words), link: null } }))
  const value = (): unknown =>
    one([
      () => one(words),
      () => one([0, -1.5, 1e21, 42]),
      () => true,
      text,
      () => ({ start: "2026-01-02", end: null, time_zone: null }),
      () => [one(words), one(words)],
      () => [
        { type: "mention", mention: { type: "link_mention", link_mention: { href: "x", abcd: one(words) } } },
      ],
      () => [{ object: "user", id: one(words) }],
    ])()
  const ids = ["title", "abcd", "wxyz", 'a"b\\', "{}[]", "type", "p:q,", 'x"b', "b", 'y\\"b']
  for (let round = 0; round < 5_000; round++) {
    const row = Object.fromEntries(ids.filter(() => random(10) < 6).map((id) => [id, value()]))
    const wanted = ids.filter(() => random(10) < 3)
    const picked = new ValuePicker(wanted).pick(JSON.stringify(row))
    for (const id of wanted)
      expect(picked[id], `round ${round}: ${id} of ${JSON.stringify(row)}`).toEqual(row[id])
  }
})
