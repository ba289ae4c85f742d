import type { Values } from "@inkling/engine"

/** Values picked one by one; parsing everything is quicker beyond. */
const maxPicked = 4

/**
 * Reads some values of a row's stored JSON, without making objects of the rest: most of a row is of no interest to a
 * column. Trusts that the text is as `JSON.stringify` writes it.
 */
export class ValuePicker {
  readonly #ids: readonly string[]
  readonly #marks: readonly string[]
  readonly #parsesAll: boolean

  /** @param ids raw property ids */
  constructor(ids: readonly string[]) {
    this.#ids = ids
    this.#marks = ids.map((id) => `${JSON.stringify(id)}:`)
    this.#parsesAll = ids.length > maxPicked || ids.some((id) => nestedKeys.has(id))
  }

  /** At least the wanted values of the row. */
  pick(text: string): Values {
    // A link's preview may have keys of any name.
    if (this.#parsesAll || text.includes('"link_mention"')) return JSON.parse(text)
    const values: Record<string, Values[string]> = {}
    for (const [index, mark] of this.#marks.entries()) {
      const at = keyAt(text, mark)
      if (at < 0) continue
      const from = at + mark.length
      values[this.#ids[index] as string] = JSON.parse(text.slice(from, endOf(text, from)))
    }
    return values
  }
}

/** Keys that values have inside: a property with such an id cannot be told from them. */
const nestedKeys: ReadonlySet<string> = new Set(
  (
    "annotations bold italic strikethrough underline code color type text content link url equation expression " +
    "mention user page database date start end time_zone link_preview link_mention href template_mention " +
    "template_mention_date template_mention_user custom_emoji id name object external hosted file file_upload key " +
    "caption lat lon address aws_place_id google_place_id state verified_by expiry_time"
  ).split(" "),
)

const [quote, backslash, comma] = [34, 92, 44]
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125]

/** Where a key begins; a quote within another key, which looks like one, has a backslash before it. */
function keyAt(text: string, mark: string): number {
  let at = text.indexOf(mark)
  while (at > 0 && text.charCodeAt(at - 1) === backslash) at = text.indexOf(mark, at + 1)
  return at
}

/** Where the value that begins at `from` ends. */
function endOf(text: string, from: number): number {
  const first = text.charCodeAt(from)
  if (first === quote) return endOfString(text, from)
  if (first !== openList && first !== openObject) {
    let at = from
    while (text.charCodeAt(at) !== comma && text.charCodeAt(at) !== closeObject) at++
    return at
  }
  let depth = 0
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at) - 1
    else if (code === openList || code === openObject) depth++
    else if (code === closeList || code === closeObject) {
      depth--
      if (depth === 0) return at + 1
    }
  }
}

/** Behind the quote that ends the string beginning at `from`. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; ; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    if (code === backslash) at++
  }
}
