import type { ColumnQuery, Filter, FoundRows } from "@inkling/engine"

/** Answers kept of one table; some 10 KB each at most. */
const maxAnswers = 100

/**
 * What queries found in a table, for as long as nothing in it changes: dashboards and pollers ask the same again and
 * again.
 */
export class Answers {
  readonly #found = new Map<string, FoundRows>()
  #version = -1

  get bytes(): number {
    return this.#found.size * 10_000
  }

  get(version: number, key: string): FoundRows | undefined {
    if (version === this.#version) return this.#found.get(key)
    this.#found.clear()
    this.#version = version
    return undefined
  }

  /** Keeps what was found for the version that was last asked for. */
  set(key: string, found: FoundRows): void {
    this.#found.set(key, found)
    if (this.#found.size > maxAnswers) this.#found.delete(this.#found.keys().next().value as string)
  }
}

/** Equal for queries that mean the same; relative dates count as the moments they stand for. */
export function answerKey(
  { filter, sorts, flags, after, limit, countUpTo = -1 }: ColumnQuery,
  caller: string,
): string {
  const levels = sorts.map(({ field, direction }) => [nameOf(field), direction])
  return JSON.stringify([caller, partsOf(filter), levels, flags, after, limit, countUpTo])
}

function partsOf(filter: Filter): unknown {
  if (filter.kind !== "where") return [filter.kind, filter.filters.map(partsOf)]
  const { field, predicate } = filter
  const values = Object.entries(predicate).map(([key, value]) => [key, plain(value)])
  return [nameOf(field), values]
}

function nameOf(field: Extract<Filter, { kind: "where" }>["field"]): unknown {
  return field.source === "property" ? field.property.pk : field.source
}

/** JSON knows neither sets nor infinite numbers. */
function plain(value: unknown): unknown {
  if (value instanceof Set) return [...value].sort()
  if (typeof value === "number" && !Number.isFinite(value)) return String(value)
  if (typeof value === "object" && value !== null)
    return Object.entries(value).map(([key, inner]) => [key, plain(inner)])
  return value
}
