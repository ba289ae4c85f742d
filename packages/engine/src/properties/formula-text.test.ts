import { describe, expect, test } from "vitest"
import { formulaReferences, printFormula, storeFormula } from "./formula-text.ts"

const source = "11111111-1111-8111-8111-111111111111"
const workspace = "99999999-9999-4999-8999-999999999999"
const ids: Record<string, string> = { Status: "U`;C", 'Say "hi"': "abcd", Name: "title" }

const store = (text: string) =>
  storeFormula(
    text,
    source,
    (name) => ids[name],
    (name) => {
      throw new Error(`unknown ${name}`)
    },
  )
const token = (id: string) => `{{notion:block_property:${id}:${source}}}`

describe("a formula's references", () => {
  test.each([
    ['prop("Status") == "Done"', `${token("U%60%3BC")} == "Done"`],
    ['length( prop( "Name" ) )', `length( ${token("title")} )`],
    ['prop("Say \\"hi\\"") + "prop(\\"Status\\")"', `${token("abcd")} + "prop(\\"Status\\")"`],
    ['"prop(" + prop("Name")', `"prop(" + ${token("title")}`],
    ['prop("Name").map(current.prop("Elsewhere"))', `${token("title")}.map(current.prop("Elsewhere"))`],
    ["now()", "now()"],
    ['myprop("Name")', 'myprop("Name")'],
  ])("are stored by id: %s", (text, stored) => {
    expect(store(text)).toBe(stored)
  })

  test("are printed with the workspace, and read back from that form", () => {
    const stored = store('prop("Status") + prop("Name")')
    const printed = printFormula(stored, workspace)
    expect(printed).toBe(
      `{{notion:block_property:U%60%3BC:${source}:${workspace}}} + {{notion:block_property:title:${source}:${workspace}}}`,
    )
    expect(store(printed)).toBe(stored)
    expect(formulaReferences(stored, source)).toEqual(["U`;C", "title"])
    expect(formulaReferences(stored, workspace)).toEqual([])
  })

  test("must name a property that is there", () => {
    expect(() => store('prop("Nope")')).toThrow("unknown Nope")
  })
})
