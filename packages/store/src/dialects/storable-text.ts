/**
 * Text as both databases can hold it: PostgreSQL knows neither U+0000 nor lone surrogates, so the former is dropped
 * and the latter become U+FFFD, on SQLite too, lest the two differ.
 */
export function storableText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes("\0") ? whole.replaceAll("\0", "") : whole
}

/** How JSON.stringify writes what storableText takes out. A match may be an escaped backslash: then nothing changes. */
const unstorable = /\\u(?:0000|d[89a-f])/i

/** JSON text of `value` with every string in it storable. */
export function storableJson(value: object): string {
  const text = JSON.stringify(value)
  return unstorable.test(text) ? JSON.stringify(storable(value)) : text
}

function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value)
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), storable(item)]))
}
