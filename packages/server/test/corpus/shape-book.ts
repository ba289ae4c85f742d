import type { ApiVersion } from "@inkling/contract"
import type { Shape } from "./key-sequence.ts"

/** A shape as it was seen at a version. */
export interface SeenShape extends Shape {
  version: ApiVersion
}

interface Page {
  sequences: Set<string>
  types: Map<string, Set<string>>
}

const empty: Page = { sequences: new Set(), types: new Map() }

/** The shapes seen, by version and kind: which sequences of keys, and which JSON types under each key. */
export class ShapeBook {
  readonly #pages = new Map<string, Page>()

  add(version: ApiVersion, shapes: readonly Shape[]): void {
    for (const { kind, keys, types } of shapes) {
      const page = this.#pages.get(`${version} ${kind}`) ?? { sequences: new Set(), types: new Map() }
      page.sequences.add(keys)
      for (const [key, type] of Object.entries(types)) {
        const known = page.types.get(key) ?? new Set()
        page.types.set(key, known.add(type))
      }
      this.#pages.set(`${version} ${kind}`, page)
    }
  }

  #page(version: ApiVersion, kind: string): Page {
    return this.#pages.get(`${version} ${kind}`) ?? empty
  }

  /** Objects without a `type` (lists before 2022, values of July 2022) are those that have one since. */
  #pagesFor(version: ApiVersion, kind: string): Page[] {
    const exact = this.#pages.get(`${version} ${kind}`)
    if (exact) return [exact]
    const typed = `${version} ${kind}:`
    return [...this.#pages].filter(([name]) => name.startsWith(typed)).map(([, page]) => page)
  }

  has(version: ApiVersion, kind: string): boolean {
    return this.#pages.has(`${version} ${kind}`)
  }

  sequences(version: ApiVersion, kind: string): ReadonlySet<string> {
    return this.#page(version, kind).sequences
  }

  /** Keys of an older shape that are gone, or never have the recorded JSON type. */
  missing({ version, kind, types }: SeenShape): string[] {
    const pages = this.#pagesFor(version, kind)
    return Object.entries(types)
      .filter(([key, type]) => !pages.some((page) => page.types.get(key)?.has(type)))
      .map(([key, type]) => `${key}: ${type}`)
  }
}
