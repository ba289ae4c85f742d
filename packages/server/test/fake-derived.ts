import type { ComputedKind, ComputedValue, DerivedValue, Property } from "@inkling/engine"
import { type ComputedPageRow, listPagesByPks, type Snapshot } from "@inkling/store"
import type { DerivedClass, DerivedSource } from "../src/columns/derived-source.ts"

/** How the fake formula works: a row's numbers plus those of other pages. */
export interface FakeRules {
  kind: ComputedKind
  /** pks of the pages that each row reads. */
  reads: Map<number, readonly number[]>
  /** pks of the rows that add the minute's number. */
  volatile: Set<number>
  /** pks of the rows that nobody can follow. */
  uncertain: Set<number>
  /** What it comes to; by default a number. */
  toValue: (sum: number) => ComputedValue | undefined
}

export function fakeRules(): FakeRules {
  return {
    kind: { type: "number" },
    reads: new Map(),
    volatile: new Set(),
    uncertain: new Set(),
    toValue: (value) => ({ type: "number", value }),
  }
}

/** Computes by simple rules, and remembers which rows it was asked to compute. */
export class FakeDerived implements DerivedSource {
  readonly rules: FakeRules
  readonly key: string
  /** pks of the rows that were computed, in the order of asking. */
  readonly computed: number[] = []
  sourcePks: readonly number[] = []
  /** How often the time was asked for. */
  timesAsked = 0
  minuteNumber = 0
  /** Runs before each group of rows is computed. */
  onCompute: (() => Promise<void>) | undefined
  #tx: Snapshot | undefined

  constructor(rules: FakeRules, key = "") {
    this.rules = rules
    this.key = key
  }

  /** The snapshot to read from. */
  at(tx: Snapshot): this {
    this.#tx = tx
    return this
  }

  get minute(): number {
    this.timesAsked++
    return this.minuteNumber * 60_000
  }

  classOf(): DerivedClass {
    return { key: this.key, readsPages: true }
  }

  kindOf(): ComputedKind {
    return this.rules.kind
  }

  async compute(
    rows: readonly ComputedPageRow[],
    properties: readonly Property[],
  ): Promise<DerivedValue[][]> {
    const { reads, volatile, uncertain, toValue } = this.rules
    const values: DerivedValue[][] = []
    for (const row of rows) {
      this.computed.push(row.pk)
      const read = reads.get(row.pk) ?? []
      const others = await listPagesByPks(this.#tx as Snapshot, read)
      const shown = [row, ...others.filter((page) => !page.is_trashed)]
      let sum = 0
      for (const { props } of shown)
        for (const value of Object.values(props)) if (typeof value === "number") sum += value
      const isVolatile = volatile.has(row.pk)
      if (isVolatile) sum += this.minuteNumber
      const value = toValue(sum)
      const one: DerivedValue = { value, reads: read, isVolatile, isCertain: !uncertain.has(row.pk) }
      values.push(properties.map(() => one))
    }
    await this.onCompute?.()
    return values
  }
}
