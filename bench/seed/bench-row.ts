/** What row `at` of the measured data source holds, in plain values: the same for every server of the bench. */
export interface BenchRow {
  at: number
  name: string
  status: string
  kind: string
  tags: readonly string[]
  amount: number
  score: number
  done: boolean
  /** YYYY-MM-DD; null in one row of 20. */
  due: string | null
  /** Number of the related row among the teams. */
  team: number
  mail: string
  link: string
  notes: string
  /** Minute, of `spanMinutes`, at which it is created. */
  minute: number
  /** It has what rare filters look for: one row of 5,000. */
  isRare: boolean
}

/** All rows are created within so many minutes, evenly; whole minutes, because the wire shows no less. */
export const spanMinutes = 20 * 60

/** The minute at which all rare rows are edited. */
export const rareEditMinute = spanMinutes + 60

export const statuses = ["Not started", "In progress", "Done"] as const

const adjectives = ["amber", "bold", "calm", "dusty", "eager", "faint", "golden", "hollow", "idle", "jolly"]
const nouns = [
  "anchor",
  "bridge",
  "canyon",
  "delta",
  "engine",
  "forest",
  "garden",
  "harbor",
  "island",
  "jetty",
]

export function benchRow(at: number, rows: number): BenchRow {
  const isRare = at % 5_000 === 7
  const word = (list: readonly string[], salt: number) =>
    list[(Math.imul(at + 1, salt) >>> 16) % list.length] as string
  const day = Date.UTC(2026, 0, 1 + ((at * 37) % 730))
  const gem = isRare ? "obsidian" : at % 1_000 === 3 ? "quartz" : "granite"
  return {
    at,
    name: `${word(adjectives, 0x9e3779b1)} ${word(nouns, 0x85ebca6b)} ${at}`,
    status: isRare ? "Done" : (statuses[at % 3] as string),
    kind: isRare ? "Rare" : `Option ${at % 10}`,
    tags: isRare ? ["Rare"] : [`Tag ${at % 20}`, `Tag ${(at * 7 + 1) % 20}`],
    amount: isRare ? 50_000 : (at * 7919) % 10_000,
    score: (at * 31) % 100,
    done: at % 4 === 0,
    due: at % 20 === 7 ? null : new Date(day).toISOString().slice(0, 10),
    team: isRare ? 150 : at % 10,
    mail: `row${at}@example.com`,
    link: isRare ? `https://rare.test/${at}` : `https://example.com/${at}`,
    notes: `Notes on row ${at}: the ${word(adjectives, 0xc2b2ae35)} ${word(nouns, 0x27d4eb2f)} is made of ${gem}.`,
    minute: Math.floor((at * spanMinutes) / rows),
    isRare,
  }
}

/** UTF-8 bytes of a row's text properties (all of it is ASCII). */
export function textBytes({ name, mail, link, notes }: BenchRow): number {
  return name.length + mail.length + link.length + notes.length
}
