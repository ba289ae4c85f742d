import { createHash } from "node:crypto"
import {
  type ComputedKind,
  type DerivedValue,
  floorMinute,
  formulaReferences,
  type Property,
} from "@inkling/engine"
import type { ComputedPageRow } from "@inkling/store"
import type { DerivedClass, DerivedSource } from "../columns/derived-source.ts"
import { type Computation, isComputed } from "./computation.ts"
import { computedValue, type Traced } from "./computed.ts"
import type { KnownSource } from "./known-source.ts"

/** Pages that one value may be made from and still be followed, so that columns stay small. */
const maxReads = 2_000

/** What computes a data source's rows, and for whom. */
export interface ComputedFor {
  source: KnownSource
  /** Access lists that the caller sees. */
  acls: ReadonlySet<number>
  /** The query's moment, in ms; asking for it is noted. */
  now: () => number
  /** Types of the formulas and rollups that the query looks at, by pk. */
  kinds: ReadonlyMap<number, ComputedKind | undefined>
  /** Begins a computation that says which pages values were made from. */
  begin: () => Promise<{ computation: Computation; source: KnownSource }>
}

/** Formulas and rollups for derived columns, computed as answers show them. */
export class ComputedSource implements DerivedSource {
  readonly #for: ComputedFor
  #begun: ReturnType<ComputedFor["begin"]> | undefined
  #computation: Computation | undefined

  constructor(computedFor: ComputedFor) {
    this.#for = computedFor
  }

  get minute(): number {
    return floorMinute(this.#for.now())
  }

  get sourcePks(): readonly number[] {
    return this.#computation?.sourcePks ?? []
  }

  kindOf({ pk }: Property): ComputedKind | undefined {
    return this.#for.kinds.get(pk)
  }

  /** The schemas of other data sources are no part of the key: columns are dropped when one of them changes. */
  classOf(property: Property): DerivedClass {
    const { source, acls } = this.#for
    const readsPages = !readsOwnRow(property, source)
    return {
      key: readsPages ? `${source.schemaEpoch} ${digestOf(acls)}` : `${source.schemaEpoch}`,
      readsPages,
    }
  }

  async compute(
    rows: readonly ComputedPageRow[],
    properties: readonly Property[],
  ): Promise<DerivedValue[][]> {
    this.#begun ??= this.#for.begin()
    const { computation, source } = await this.#begun
    this.#computation = computation
    const computed = await computation.compute(source, rows, properties.filter(isComputed))
    return rows.map(({ pk }) => properties.map(({ id }) => toDerived(computed.get(pk)?.get(id) as Traced)))
  }
}

function toDerived({ value, trace }: Traced): DerivedValue {
  const reads = [...new Set(trace.reads)]
  const isCertain = !trace.isNamed && !trace.isLimited && reads.length <= maxReads
  // What is computed each time anyway need not be followed.
  if (!isCertain) return { value: undefined, reads: [], isVolatile: false, isCertain }
  return { value: computedValue(value), reads, isVolatile: trace.isVolatile, isCertain }
}

/** Whether a property is made from the plain values of its own row only, so that all callers see the same. */
function readsOwnRow(property: Property, source: KnownSource): boolean {
  const seen = new Set<string>()
  const isOwn = (one: Property | undefined): boolean => {
    if (!one || one.type === "relation" || one.type === "rollup") return false
    if (one.type !== "formula" || seen.has(one.id)) return true
    seen.add(one.id)
    const { expression } = one.config
    // A name that is still in the text is looked up on whatever page there is.
    if (/\bprop\s*\(/i.test(expression)) return false
    return formulaReferences(expression, source.id).every((id) => isOwn(source.visible.get(id)))
  }
  return isOwn(property)
}

const digests = new WeakMap<ReadonlySet<number>, string>()

/** Equal for callers who see the same access lists. */
function digestOf(acls: ReadonlySet<number>): string {
  let digest = digests.get(acls)
  if (digest === undefined) {
    const sorted = Float64Array.from(acls).sort()
    digest = createHash("sha256").update(sorted).digest().subarray(0, 16).toString("base64url")
    digests.set(acls, digest)
  }
  return digest
}
