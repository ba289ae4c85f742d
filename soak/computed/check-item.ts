import { isDeepStrictEqual } from "node:util"
import type { Property } from "@inkling/engine"
import type { Reader } from "./reader.ts"
import { simpleElement, simpleRollup, simpleWireElement } from "./simple-value.ts"
import type { Stage } from "./stage.ts"
import type { ModelRow, Who } from "./world.ts"

/** A formula or rollup of a row, asked for by itself. */
export interface Item {
  row: ModelRow
  property: Property
  pageSize: number
}

/** Functions whose items are the values themselves; all others list the related pages. */
const listsValues = new Set(["show_original", "show_unique", "unique", "median"])

/**
 * Reads a property item to its end and compares it with the recomputation. Returns all answers' text.
 * @throws Error that tells the difference
 */
export async function checkItem(stage: Stage, who: Who, reader: Reader, item: Item): Promise<string> {
  const { row, property, pageSize } = item
  const path = `/v1/pages/${row.id}/properties/${encodeURIComponent(property.id)}`
  const told = `${who} reads ${path} ${JSON.stringify(property.config)} by ${pageSize}`
  const results: Record<string, unknown>[] = []
  let text = ""
  for (let cursor = ""; ; ) {
    const answer = await stage.ask(who, "GET", `${path}?page_size=${pageSize}${cursor}`)
    text += answer.text
    if (answer.status !== 200) throw new Error(`${told}: ${answer.text}`)
    if (property.type === "formula") {
      expectSame(told, answer.body.formula, reader.formula(row, property))
      return text
    }
    if (property.type !== "rollup") return text
    results.push(...answer.body.results)
    const { rollup } = answer.body.property_item
    if (rollup.function !== property.config.function) throw new Error(`${told}: ${answer.text}`)
    if (!answer.body.has_more) {
      expectRollup(told, reader, row, property, { rollup, results })
      return text
    }
    cursor = `&start_cursor=${encodeURIComponent(answer.body.next_cursor)}`
  }
}

function expectRollup(
  told: string,
  reader: Reader,
  row: ModelRow,
  property: Property & { type: "rollup" },
  { rollup, results }: { rollup: Record<string, unknown>; results: readonly Record<string, unknown>[] },
): void {
  const name = property.config.function
  const value = reader.rollup(row, property)
  const target = reader.innermost(row.source, property)
  if (value?.type === "array") expectSame(told, rollup, { type: "array", array: [], function: name })
  else expectSame(told, rollup, simpleRollup(value, name, target, reader.names))
  if (!listsValues.has(name)) {
    // A target that is gone leaves the pages; a relation that is gone leaves nothing.
    const id = property.config.relation_property_id
    const pages = reader.properties(row.source).some((one) => one.id === id) ? reader.related(row, id) : []
    expectSame(
      told,
      results.map(simpleWireElement),
      pages.map(({ id }) => ({ type: "relation", relation: [id] })),
    )
  } else if (value?.type === "array") {
    const elements = value.array.map((element) => simpleElement(element, target, reader.names))
    expectSame(told, joined(results.map(simpleWireElement)), joined(elements))
  }
}

/** Texts and lists come an item a part: what is compared is one after the other, whatever the parts. */
function joined(elements: readonly object[]): string {
  return elements
    .flatMap((element) => Object.entries(element).slice(1))
    .flatMap(([type, value]) =>
      type === "title" || type === "rich_text" ? value : [value].flat().map((one) => JSON.stringify(one)),
    )
    .join("")
}

function expectSame(told: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return
  throw new Error(`${told}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`)
}
