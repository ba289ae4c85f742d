import { expect, test } from "vitest"
import { Draw } from "../../test/columns/draw.ts"
import { collate } from "../query/collate.ts"
import { writeCollationKey } from "./collation-key.ts"

const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
const spaces = ["\t", "\n", "\r"]

function keyOf(text: string): Buffer | undefined {
  // Exactly the room that is promised to be enough; the byte behind it tells when it is not.
  const room = 2 * text.length + 2
  const bytes = Buffer.alloc(room + 1, 255)
  const end = writeCollationKey(text, bytes, 0)
  expect(end).toBeLessThanOrEqual(room)
  return end < 0 ? undefined : bytes.subarray(0, end)
}

function compareKeys(a: string, b: string): number {
  return Buffer.compare(keyOf(a)!, keyOf(b)!)
}

test("orders all texts of one or two characters as the collator does", () => {
  const texts = [...printable, ...printable.flatMap((a) => printable.map((b) => a + b))]
  const keyed = texts.map((text) => ({ text, key: keyOf(text)! }))
  keyed.sort((a, b) => Buffer.compare(a.key, b.key))
  // Both are orders, so neighbours speak for all pairs.
  for (let at = 1; at < keyed.length; at++) {
    const [a, b] = [keyed[at - 1]!, keyed[at]!]
    expect(Math.sign(collate(a.text, b.text)), `${a.text} ${b.text}`).toBe(Buffer.compare(a.key, b.key))
  }
})

test("orders any two single characters as the collator does", () => {
  for (const a of [...printable, ...spaces])
    for (const b of [...printable, ...spaces])
      expect(compareKeys(a, b), `${a} ${b}`).toBe(Math.sign(collate(a, b)))
})

test("orders random texts as the collator does, numbers with leading zeros among them", () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const draw = new Draw(seed)
  const pieces = [...printable, ...spaces, ..."0 00 7 007 10 100 9 99 a A ab Ab".split(" "), "  ", "-", "."]
  const texts = draw.list(400, () => draw.list(draw.int(0, 6), () => draw.pick(pieces)).join(""))
  const keyed = texts.map((text) => ({ text, key: keyOf(text)! }))
  for (const a of keyed)
    for (const b of keyed)
      if (Buffer.compare(a.key, b.key) !== Math.sign(collate(a.text, b.text)))
        expect.fail(`seed ${seed}: ${JSON.stringify([a.text, b.text])}`)
})

test.each(["1", "12", "1a1", "a1a1a", "0", "000", "1 2 3 4 5", "9".repeat(200)])(
  "has room for %s",
  (text) => {
    expect(keyOf(text)).toBeDefined()
  },
)

test("long numbers compare by their value", () => {
  const [short, long] = [`a${"9".repeat(199)}`, `a1${"0".repeat(199)}`]
  expect(compareKeys(short, long)).toBe(-1)
  expect(collate(short, long)).toBe(-1)
})

test.each(["é", "a\u0301", "a\u0000", "a\u007f", "😀", "9".repeat(201), `x${"0".repeat(201)}`])(
  "leaves %j to the collator",
  (text) => {
    expect(keyOf(text)).toBeUndefined()
  },
)
