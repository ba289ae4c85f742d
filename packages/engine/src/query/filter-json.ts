import { shouldBe } from "../time/should-be.ts"

/** A part of a request's filter with the path that error sentences name it by. */
export interface FilterJson {
  value: unknown
  path: string
}

/** A member of an object; its value is undefined when there is none. */
export function member({ value, path }: FilterJson, key: string): FilterJson {
  const isObject = typeof value === "object" && value !== null
  return { value: isObject ? (value as Record<string, unknown>)[key] : undefined, path: `${path}.${key}` }
}

/** The first key of an object that is none of `ignored`, with its value. The schema lets only one through. */
export function soleMember(
  json: FilterJson,
  ignored: readonly string[] = [],
): [key: string, member: FilterJson] {
  const { value } = json
  if (typeof value === "object" && value !== null) {
    const key = Object.keys(value).find((name) => !ignored.includes(name))
    if (key !== undefined) return [key, member(json, key)]
  }
  throw shouldBe(json.path, "an object with a condition", value)
}

export function stringOf({ value, path }: FilterJson): string {
  if (typeof value !== "string") throw shouldBe(path, "a string", value)
  return value
}

/** A string, or a list of them. */
export function stringsOf({ value, path }: FilterJson): string[] {
  if (typeof value === "string") return [value]
  if (!Array.isArray(value)) throw shouldBe(path, "a string or an array", value)
  return value.map((item, index) => stringOf({ value: item, path: `${path}[${index}]` }))
}

export function numberOf({ value, path }: FilterJson): number {
  if (typeof value !== "number") throw shouldBe(path, "a number", value)
  return value
}

export function booleanOf({ value, path }: FilterJson): boolean {
  if (typeof value !== "boolean") throw shouldBe(path, "a boolean", value)
  return value
}

export function requireTrue({ value, path }: FilterJson): void {
  if (value !== true) throw shouldBe(path, "`true`", value)
}

export function arrayOf({ value, path }: FilterJson): FilterJson[] {
  if (!Array.isArray(value)) throw shouldBe(path, "an array", value)
  return value.map((item, index) => ({ value: item, path: `${path}[${index}]` }))
}

/** An operator that the condition's kind does not have. */
export function unknownKey({ value, path }: FilterJson): Error {
  return shouldBe(path, "not present", value)
}
