import { expect, test } from "vitest"
import { writeCsv } from "./write-csv.ts"

test("fields are quoted where they must be", () => {
  expect(
    writeCsv([
      ["Name", "Note"],
      ['say "hi"', "a, b"],
      ["two\nlines", ""],
    ]),
  ).toBe('Name,Note\r\n"say ""hi""","a, b"\r\n"two\nlines",\r\n')
})
