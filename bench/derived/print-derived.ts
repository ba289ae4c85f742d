import { aligned } from "../aligned.ts"
import { atLeast, atMost, type Check } from "../targets.ts"
import type { DerivedResults } from "./measure-derived.ts"

/** The part of a stored property's rate that queries on a computed one should reach. */
const share = 0.8

/** Milliseconds that a query may take after a write to what ten rows roll up, and that any may stop all else. */
const afterWriteMs = 20
const stallMs = 20

const small = (value: number) => (value >= 100 ? Math.round(value).toLocaleString("en-US") : value.toFixed(1))
const check = ({ what, value, target, isMet }: Check) =>
  `${isMet ? "✓" : "✗"} ${value.toFixed(2)} ${what} (${target})`

/** Prints what queries on computed properties took, beside the same on stored ones, and whether that is as it should be. */
export function printDerived({ rows, properties, writes, columnBytes }: DerivedResults): void {
  const lines = properties.map(({ name, firstMs, firstStallMs, plainFirstMs, p50Ms, plainP50Ms }) => [
    name,
    ...[firstMs, firstStallMs, plainFirstMs, p50Ms, plainP50Ms].map(small),
    check(atLeast("× rate", plainP50Ms / p50Ms, share)),
  ])
  const heading = ["first ms", "stall", "stored", "p50 ms", "stored", "targets"]
  const title = `${rows.toLocaleString("en-US")} rows, computed`
  console.log(`\n${aligned([title, ...heading], lines, [6]).join("\n")}`)
  const after = writes.map(({ name, p50Ms, stallMs: stall, isForAll }) => [
    name,
    small(p50Ms),
    small(stall),
    isForAll ? check(atMost("stall ms", stall, stallMs)) : check(atMost("ms", p50Ms, afterWriteMs)),
  ])
  console.log(`\n${aligned(["query after a write", "p50 ms", "stall", "targets"], after, [3]).join("\n")}`)
  console.log(`columns: ${(columnBytes / 1e6).toFixed(0)} MB`)
}
