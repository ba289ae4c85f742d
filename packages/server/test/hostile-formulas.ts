/** A formula that was written to stall the server or to fill its memory. */
export interface HostileFormula {
  name: string
  expression: string
  /** Of its value, as filters call it. */
  kind: "string" | "number" | "checkbox"
}

const ten = (item: string) => `[${Array.from({ length: 10 }, () => item).join(", ")}]`

/** Each name twice the one before: 10 × 2^40 characters in the end. */
const doubled = Array.from({ length: 40 }, (_, at) => `a${at + 1}, a${at} + a${at}`).join(", ")

/**
 * For a data source with `Text`, `N` and a relation `Items` to many rows that have `Text`, `N` and a relation `Hub` back.
 * Each takes more than any budget allows, or a regular expression that would take for ever where it backtracks.
 */
export const hostileFormulas: readonly HostileFormula[] = [
  {
    name: "matches nested quantifiers",
    kind: "checkbox",
    expression: 'test(repeat("a", 90000) + "!", "^(a+)+$")',
  },
  {
    name: "matches alternatives that overlap",
    kind: "string",
    expression: 'match(repeat("a", 90000) + "!", "(a|aa|a*)+b")',
  },
  {
    name: "replaces with back-references",
    kind: "string",
    expression: 'replaceAll(repeat("a", 90000) + "!", "(a*)*(a*)*\\\\1\\\\2b", "$1$1")',
  },
  {
    name: "looks around at each place",
    kind: "checkbox",
    expression: 'test(repeat("a", 90000), "(?:(?=(a*))a)*b")',
  },
  {
    name: "maps in a map",
    kind: "number",
    expression:
      'prop("Items").map(current.prop("Hub").first().prop("Items").map(current.prop("N")).sum()).sum()',
  },
  {
    name: "maps its own pages in a map",
    kind: "number",
    expression:
      'prop("Items").map(let(outer, current.prop("N"), prop("Items").map(current.prop("N") + outer).sum())).sum()',
  },
  {
    name: "filters by a regular expression in a filter",
    kind: "number",
    expression:
      'prop("Items").filter(prop("Items").filter(test(current.prop("Text"), "(x+x+)+y")).length() > 0).length()',
  },
  {
    name: "sorts by what it sorts",
    kind: "string",
    expression: 'prop("Items").sort(prop("Items").sort(current.prop("N")).length())',
  },
  {
    name: "joins all pages many times",
    kind: "string",
    expression: `${ten('prop("Items")')}.map(format(current)).join(",")`,
  },
  {
    name: "repeats a text",
    kind: "string",
    expression: 'repeat(repeat(prop("Text") + "x", 1000000), 1000000)',
  },
  { name: "doubles a text", kind: "string", expression: `lets(a0, "0123456789", ${doubled}, a40)` },
  { name: "pads a text", kind: "string", expression: 'padStart(prop("Text"), 10 ^ 12, "y")' },
  {
    name: "nests loops",
    kind: "string",
    expression: `${`${ten("1")}.map(`.repeat(9)}current${")".repeat(9)}`,
  },
  {
    name: "splits a text into its characters",
    kind: "string",
    expression: 'split(repeat("a", 90000), "").map(split(current, ""))',
  },
]

/** Formulas that must be refused when they are written. */
export const refusedFormulas: readonly Omit<HostileFormula, "kind">[] = [
  { name: "parentheses", expression: `${"(".repeat(10_000)}1${")".repeat(10_000)}` },
  { name: "conditions", expression: `${"if(true, 1, ".repeat(4_000)}1${")".repeat(4_000)}` },
  { name: "sums", expression: `1${" + 1".repeat(9_000)}` },
  { name: "lists", expression: `${"[".repeat(10_000)}${"]".repeat(10_000)}` },
  { name: "lambdas", expression: `${"[1].map(".repeat(5_000)}current${")".repeat(5_000)}` },
  { name: "a pattern that grows", expression: 'test("a", "(?:(?:a{100}){100}){100}")' },
]
