import type { Answer } from "./notion.ts"

/** The value at a path of keys, undefined where the path ends early. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let here = value
  for (const key of path) {
    if (typeof here !== "object" || here === null) return undefined
    here = (here as Record<string | number, unknown>)[key]
  }
  return here
}

/** Like `at`, for what must be a string. @throws Error when it is not */
export function stringAt(value: unknown, ...path: (string | number)[]): string {
  const found = at(value, ...path)
  if (typeof found !== "string")
    throw new Error(`No string at ${path.join(".")} of ${JSON.stringify(value).slice(0, 500)}`)
  return found
}

/** All plain text of a rich text array. */
export function plain(richText: unknown): string {
  if (!Array.isArray(richText)) throw new Error(`No rich text: ${JSON.stringify(richText)}`)
  return richText.map((item) => stringAt(item, "plain_text")).join("")
}

/** The title of a page, whatever the property is called. */
export function titleOf(page: Answer): string {
  const properties = Object.values((page["properties"] ?? {}) as Record<string, unknown>)
  const property = properties.find((value) => at(value, "type") === "title")
  return plain(at(property, "title"))
}

/** The text of a block. */
export const blockText = (block: Answer): string => plain(at(block, String(block["type"]), "rich_text"))

export const ids = (objects: readonly Answer[]) => objects.map((object) => object.id)
