import { text } from "../../kit/build.ts"
import { eachSdk } from "../../kit/each-sdk.ts"
import { holdsVectors, on, type Vector } from "../../kit/vectors.ts"

const all = ["Sloop", "Yawl", "Ketch", "none"]
const but = (...names: string[]) => all.filter((name) => !names.includes(name))

/** The operators of text, for a property that holds `a…z` words; `none` has no value. */
function operators(name: string, key: string, of: (word: string) => string): Vector[] {
  return [
    [on(name, key, "equals", of("sloop")), ["Sloop"]],
    [on(name, key, "does_not_equal", of("sloop")), but("Sloop")],
    [on(name, key, "contains", "sloo"), ["Sloop"]],
    [on(name, key, "does_not_contain", "sloo"), but("Sloop")],
    [on(name, key, "contains", "zzz"), []],
    [
      on(name, key, "starts_with", of("sloop").slice(0, 3)),
      of("sloop").startsWith("slo") ? ["Sloop"] : but("none"),
    ],
    [on(name, key, "ends_with", of("yawl").slice(-3)), of("yawl").endsWith("awl") ? ["Yawl"] : but("none")],
    [on(name, key, "is_empty", true), ["none"]],
    [on(name, key, "is_not_empty", true), but("none")],
  ]
}

const same = (word: string) => word
const mail = (word: string) => `${word}@example.com`
const site = (word: string) => `https://example.com/${word}`

eachSdk("filters on text", (kit) => {
  const row = (word: string) => ({
    Words: { rich_text: text(word) },
    Mail: { email: mail(word) },
    Site: { url: site(word) },
    Phone: { phone_number: word },
  })
  holdsVectors(
    kit,
    () => ({ Words: { rich_text: {} }, Mail: { email: {} }, Site: { url: {} }, Phone: { phone_number: {} } }),
    () => ({ Sloop: row("sloop"), Yawl: row("yawl"), Ketch: row("ketch"), none: {} }),
    [
      ...operators("Words", "rich_text", same),
      ...operators("Mail", "email", mail),
      ...operators("Site", "url", site),
      ...operators("Phone", "phone_number", same),
      // The key rich_text works on every kind of text.
      ...operators("Mail", "rich_text", mail),
      ...operators("Site", "rich_text", site),
      ...operators("Phone", "rich_text", same),
      [on("Name", "title", "equals", "Sloop"), ["Sloop"]],
      [on("Name", "title", "does_not_equal", "Sloop"), but("Sloop")],
      [on("Name", "title", "contains", "e"), ["Ketch", "none"]],
      [on("Name", "title", "does_not_contain", "e"), ["Sloop", "Yawl"]],
      [on("Name", "title", "starts_with", "Y"), ["Yawl"]],
      [on("Name", "title", "ends_with", "ch"), ["Ketch"]],
      [on("Name", "title", "is_empty", true), []],
      [on("Name", "title", "is_not_empty", true), all],
      [on("Name", "rich_text", "equals", "Yawl"), ["Yawl"]],
      [on("title", "title", "equals", "Yawl"), ["Yawl"]],
    ],
  )
})
