import type { BenchRow } from "./bench-row.ts"

const text = (content: string) => [{ text: { content } }]
const options = (names: readonly string[]) => ({ options: names.map((name) => ({ name })) })
const numbered = (word: string, count: number) => Array.from({ length: count }, (_, at) => `${word} ${at}`)

/** Twelve properties, as issue trackers and CRMs have them. `Rare` is on few rows, `Never` on none. */
export const schemaOf = (teamsId: string) => ({
  Name: { title: {} },
  Status: { status: {} },
  Kind: { select: options([...numbered("Option", 10), "Rare", "Never"]) },
  Tags: { multi_select: options([...numbered("Tag", 20), "Rare", "Never"]) },
  Amount: { number: {} },
  Score: { number: {} },
  Done: { checkbox: {} },
  Due: { date: {} },
  Team: { relation: { data_source_id: teamsId, single_property: {} } },
  Mail: { email: {} },
  Link: { url: {} },
  Notes: { rich_text: {} },
})

/** The row as the API takes its properties. */
export function propertiesOf(row: BenchRow, teamIds: readonly string[]): Record<string, unknown> {
  return {
    Name: { title: text(row.name) },
    Status: { status: { name: row.status } },
    Kind: { select: { name: row.kind } },
    Tags: { multi_select: row.tags.map((name) => ({ name })) },
    Amount: { number: row.amount },
    Score: { number: row.score },
    Done: { checkbox: row.done },
    Due: { date: row.due === null ? null : { start: row.due } },
    Team: { relation: [{ id: teamIds[row.team] }] },
    Mail: { email: row.mail },
    Link: { url: row.link },
    Notes: { rich_text: text(row.notes) },
  }
}

/** What the other data sources have. */
export const smallSchema = { Name: { title: {} }, Score: { number: {} } }

export const smallProperties = (at: number): Record<string, unknown> => ({
  Name: { title: text(`Team ${at}`) },
  Score: { number: at % 10 },
})
