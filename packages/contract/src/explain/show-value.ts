/** Longest value a message quotes, in characters of JSON. Source: three independent reports. */
export const shownChars = 55

/**
 * A value as Notion quotes it: JSON, cut after 55 characters with "..."; `undefined` is bare. Writes no more JSON
 * than it shows, so a body of 10 MB or of a thousand levels costs nothing.
 */
export function showValue(value: unknown): string {
  if (value === undefined) return "undefined"
  const json = write(value, shownChars + 1)
  return json.length > shownChars ? `${json.slice(0, shownChars)}...` : json
}

/** JSON of `value`, complete or at least `budget` characters of it. Each level spends a character, so it ends. */
function write(value: unknown, budget: number): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, budget + 1))
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined"
  const isArray = Array.isArray(value)
  let text = isArray ? "[" : "{"
  for (const key in value) {
    if (text.length > budget) return text
    const item = (value as Record<string, unknown>)[key]
    if (item === undefined) continue
    if (text.length > 1) text += ","
    if (!isArray) text += `${write(key, budget - text.length)}:`
    text += write(item, Math.max(0, budget - text.length))
  }
  return text + (isArray ? "]" : "}")
}
