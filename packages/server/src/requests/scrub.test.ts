import { expect, test } from "vitest"
import { maxKeptBytes, scrubBody, scrubText } from "./scrub.ts"

const token = `ntn_${"aB3".repeat(15)}x`

test.each([
  ["a token in a sentence", `use ${token} now`, "use ntn_[removed] now"],
  ["an old token", `secret_${"x".repeat(43)}`, "secret_[removed]"],
  [
    "a signed link of ours",
    '{"url":"http://h/files/1/a/b.txt?expires=17&signature=Ab-_9"}',
    '{"url":"http://h/files/1/a/b.txt?expires=17&signature=[removed]"}',
  ],
  [
    "a link signed for a bucket, as Go escapes it",
    "https://b/k?X-Amz-Credential=AK\\u0026X-Amz-Signature=0af\\u0026x=1",
    "https://b/k?X-Amz-Credential=[removed]\\u0026X-Amz-Signature=[removed]\\u0026x=1",
  ],
  [
    "a link in a link",
    "?to=https%3A%2F%2Fh%3Fsignature%3Dabc%26b%3D1",
    "?to=https%3A%2F%2Fh%3Fsignature%3D[removed]%26b%3D1",
  ],
  [
    "a member of JSON",
    '{"client_secret" : "s\\"3","name":"a"}',
    '{"client_secret" : "[removed]","name":"a"}',
  ],
  ["a password in a link", "https://ada:pw@host/x", "https://[removed]@host/x"],
])("takes out %s", (_, text, clean) => {
  expect(scrubText(text)).toBe(clean)
})

test("leaves what is no secret as it is, byte by byte", () => {
  for (const text of ["", '{"name":"Zoë","tokens":3,"secrets":[],"code":"x"}', "a@b.example", "\u0000\u00ff"])
    expect(Buffer.from(scrubBody(Buffer.from(text)), "latin1").toString()).toBe(text)
})

test("a token that lies across the cut is not kept by half", () => {
  for (let before = maxKeptBytes - 60; before <= maxKeptBytes; before++) {
    const kept = scrubBody(Buffer.from(`${" ".repeat(before)}${token}`))
    expect(kept).not.toContain("aB3")
    expect(kept.length).toBeLessThanOrEqual(maxKeptBytes)
  }
})

test("keeps a copy: what is written to the original later does not show", () => {
  const body = Buffer.from("first")
  const kept = scrubBody(body)
  body.write("other")
  expect(kept).toBe("first")
})
