import type { Tally } from "./write-until-killed.ts"

interface Run {
  kills: number
  seed: number
  /** Unanswered writes that turned out to hold. */
  held: number
  /** Milliseconds from each start, of whatever was killed, to ready. */
  readyAgain: readonly number[]
  tally: Tally
}

/** One line that says what a run did. */
export function summary(title: string, { kills, seed, held, readyAgain, tally }: Run): string {
  const kinds = [...tally.kinds].map(([kind, count]) => `${count} ${kind}`).join(", ")
  return (
    `${title}: ${kills} kills, ${tally.acknowledged} acknowledged writes (${kinds}), none lost, none partial, ` +
    `change log gap-free; ${held} unanswered writes held; ready again after median ${Math.round(median(readyAgain))} ms, ` +
    `slowest ${Math.round(Math.max(...readyAgain))} ms; seed ${seed}`
  )
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0
}
