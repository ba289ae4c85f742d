import { describe, expect, test } from "vitest"
import { completeFormula } from "./complete-formula.ts"

const properties = ["Price", "Name", 'Say "hi"']
const offer = (text: string) => completeFormula(text, text.length, properties)

describe("completing a formula", () => {
  test("offers properties before functions, beginnings before middles", () => {
    expect(offer("1 + pri").map(({ label }) => label)).toEqual(["Price"])
    expect(offer("na").map(({ label }) => label)[0]).toBe("Name")
    expect(offer("date").map(({ label }) => label)[0]).toBe("date(date)")
    expect(offer("Add").map(({ label }) => label)).toContain("dateAdd(date, amount, unit)")
  })

  test("puts the caret between a function's parentheses, behind one that takes nothing", () => {
    expect(offer("1 + roun")[0]).toEqual({
      label: "round(number, decimals)",
      insert: "round()",
      back: 1,
      from: 4,
    })
    expect(offer("today")[0]).toMatchObject({ insert: "today()", back: 0 })
  })

  test("names properties within prop, quoted, and closes it once", () => {
    expect(offer('prop("Pr')).toEqual([{ label: "Price", insert: 'Price")', back: 0, from: 6 }])
    expect(completeFormula('prop("Pr")', 8, properties)[0]?.insert).toBe("Price")
    expect(offer("say")[0]?.insert).toBe('prop("Say \\"hi\\"")')
  })

  test("offers nothing in a text, after a number, or where no word is", () => {
    expect(offer('"na')).toEqual([])
    expect(offer("1")).toEqual([])
    expect(offer("")).toEqual([])
    expect(offer("x = ")).toEqual([])
  })
})
