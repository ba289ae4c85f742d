import type { Random } from "@inkling/engine"

/** Raw JSON that JSON.stringify cannot make: put in place of a marked string. */
export const rawMark = "@@raw:"

const long = (length: number) => "x".repeat(length)

const deep = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`

const deepObject = (depth: number) => `${'{"and":['.repeat(depth)}${"]}".repeat(depth)}`

/** Values of every kind that no field wants. */
const wild: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  `${rawMark}1e999`,
  `${rawMark}-0`,
  `${rawMark}12345678901234567890123`,
  `${rawMark}${deep(1_000)}`,
  `${rawMark}${deepObject(1_000)}`,
  Number.MAX_SAFE_INTEGER + 2,
  "",
  " ",
  "null",
  "undefined",
  "NaN",
  "Infinity",
  "\0",
  "a\0b",
  "\ud83d",
  "\udc00\ud800",
  "\u202e\ufeff\u200b",
  "🚣‍♀️".repeat(20),
  long(2_000),
  long(2_001),
  long(20_000),
  "2026-13-45",
  "9999999-01-01",
  "0000-00-00",
  "2026-02-30T25:61:61+99:99",
  "javascript:alert(1)",
  "http://",
  "'; drop table page; --",
  "%",
  "__proto__",
  "constructor",
  "toString",
  "00000000-0000-0000-0000-000000000000",
  "00000000-0000-0000-0000-00000000000g",
  [],
  {},
  [[]],
  [null],
  [[[[[[]]]]]],
  { length: 5 },
  { toString: 1 },
  { constructor: { prototype: {} } },
  Array.from({ length: 101 }, () => ({ text: { content: "x" } })),
  Array.from({ length: 1_001 }, () => null),
]

/** Keys that JavaScript knows, and others that nobody does. */
export const wildKeys: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "toString",
  "valueOf",
  "then",
  "length",
  "",
  " ",
  "\0",
  "\ud800",
  "type",
  "id",
  "object",
  "unknown_key",
  // Keys that mean something somewhere, and are unchecked where a version ignores what it does not know.
  ..."title archived in_trash is_archived is_locked children rich_text text icon cover color caption parent".split(
    " ",
  ),
  ..."properties filter sorts sort query start_cursor page_size position after template markdown content".split(
    " ",
  ),
  ..."erase_content description is_inline initial_data_source data_source_id database_id page_id name".split(
    " ",
  ),
  ..."options groups number format relation rollup formula expression people select status date files".split(
    " ",
  ),
  ..."and or property timestamp direction discussion_id attachments display_name result_type".split(" "),
]

/** A copy, since what is done to a body must not be done to the next. */
export const wildValue = (random: Random): unknown => structuredClone(wild[random(wild.length)])

/** As text, for places that take nothing else. */
export function wildText(random: Random): string {
  const value = wildValue(random)
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}
