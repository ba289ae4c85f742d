export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** The object at `key`, empty when there is none. */
export function objectAt(value: unknown, key: string): JsonObject {
  const found = isObject(value) ? value[key] : undefined
  return isObject(found) ? found : {}
}

/** The objects in the list at `key`, empty when there is none. */
export function listAt(value: unknown, key: string): JsonObject[] {
  const found = isObject(value) ? value[key] : undefined
  return Array.isArray(found) ? found.filter(isObject) : []
}

export function textAt(value: unknown, key: string): string | undefined {
  const found = isObject(value) ? value[key] : undefined
  return typeof found === "string" ? found : undefined
}

/** Calls `visit` for every object in `value`, outermost first, with the key that holds it (or its list). */
export function visitObjects(
  value: unknown,
  visit: (object: JsonObject, key: string) => void,
  key = "",
): void {
  if (Array.isArray(value)) {
    for (const item of value) visitObjects(item, visit, key)
  } else if (isObject(value)) {
    visit(value, key)
    for (const [name, inner] of Object.entries(value)) visitObjects(inner, visit, name)
  }
}
