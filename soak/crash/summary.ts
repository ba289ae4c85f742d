import type { Tally } from "./write-until-killed.ts"

interface Run {
  kills: number
  seed: number
  /** Unanswered writes that turned out to hold. */
  held: number
  /** Milliseconds from each spawn to ready. */
  starts: readonly number[]
  tally: Tally
}

/** One line that says what a run did. */
export function summary(title: string, { kills, seed, held, starts, tally }: Run): string {
  const sorted = [...starts].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
  const kinds = [...tally.kinds].map(([kind, count]) => `${count} ${kind}`).join(", ")
  return (
    `${title}: ${kills} kills, ${tally.acknowledged} acknowledged writes (${kinds}), none lost, none partial, ` +
    `change log gap-free; ${held} unanswered writes held; start after a kill: median ${at(0.5)} ms, ` +
    `slowest ${at(1)} ms; seed ${seed}`
  )
}
