import { benchRow, rareEditMinute, spanMinutes } from "./seed/bench-row.ts"
import type { Filled } from "./seed/fill-workspace.ts"
import { propertiesOf } from "./seed/schema.ts"

/** How many rows a query finds: those of its description, one of 5,000, or none. */
export type Frequency = "common" | "rare" | "never"

/** A query of the measured data source, 100 rows an answer, and the same for the indexed server. */
export interface QueryWorkload {
  name: string
  frequency: Frequency
  body: { filter: object; sorts?: object[] }
  /** Conditions and order over `row` of the indexed server. */
  sql: { where: string; order: string }
  /** Whether the growth with the number of rows is bounded, where values are common. */
  isFlat: boolean
  /** Pages of 100 to skip first. */
  skip?: number
}

export interface RequestWorkload {
  name: string
  method: "GET" | "POST" | "PATCH"
  path: string
  body?: object
}

/** Name of the workload that makes pages. */
export const createWorkload = "create page"

const newestFirst = "pk desc"
const minuteMs = 60_000

interface Variant {
  filter: object
  where: string
}

interface Family {
  name: string
  isFlat: boolean
  sorts?: object[]
  order?: string
  variants: Record<Frequency, Variant>
}

const property = (name: string, condition: object) => ({ property: name, ...condition })

/** The query workloads on a filled folder: each with common, rare and never-matching values, and one deep page. */
export function queryWorkloads(filled: Filled): QueryWorkload[] {
  const queries = families(filled).flatMap(({ name, isFlat, sorts, order, variants }) =>
    Object.entries(variants).map(([frequency, { filter, where }]) => ({
      name: frequency === "common" ? name : `${name}, ${frequency}`,
      frequency: frequency as Frequency,
      body: { filter, ...(sorts && { sorts }) },
      sql: { where, order: order ?? newestFirst },
      isFlat: isFlat && frequency === "common",
    })),
  )
  const first = queries[0] as QueryWorkload
  // Of ten rows one matches: 50 pages of 100 lie behind 50,000 rows. Smaller sources are walked half through.
  const skip = Math.min(50, Math.floor(filled.rows / 2_000))
  return [first, { ...first, name: `${first.name}, after ${skip * 1_000} rows`, skip }, ...queries.slice(1)]
}

function families({ baseMs, teamIds }: Filled): Family[] {
  const range = (from: number, to: number): Variant => ({
    filter: {
      and: [
        property("Amount", { number: { greater_than_or_equal_to: from } }),
        property("Amount", { number: { less_than: to } }),
        {
          or: [
            property("Status", { status: { equals: "Done" } }),
            property("Done", { checkbox: { equals: true } }),
          ],
        },
      ],
    },
    where: `amount >= ${from} and amount < ${to} and (status = 'Done' or done = 1)`,
  })
  const kind = (name: string): Variant => ({
    filter: property("Kind", { select: { equals: name } }),
    where: `kind = '${name}'`,
  })
  const noDue = (extra: Variant): Variant => ({
    filter: { and: [property("Due", { date: { is_empty: true } }), extra.filter] },
    where: `due is null and ${extra.where}`,
  })
  const notes = (word: string): Variant => ({
    filter: property("Notes", { rich_text: { contains: word } }),
    where: `notes like '%${word}%'`,
  })
  const edited = (minute: number): Variant => ({
    filter: {
      timestamp: "last_edited_time",
      last_edited_time: { on_or_after: new Date(baseMs + minute * minuteMs).toISOString() },
    },
    where: `edited >= ${baseMs + minute * minuteMs}`,
  })
  const team = (number: number): Variant => ({
    filter: property("Team", { relation: { contains: teamIds[number] } }),
    where: `team = ${number}`,
  })
  const tag = (name: string): Variant => ({
    filter: property("Tags", { multi_select: { contains: name } }),
    where: `pk in (select pk from tag where name = '${name}')`,
  })
  return [
    {
      name: "select equals",
      isFlat: true,
      variants: { common: kind("Option 4"), rare: kind("Rare"), never: kind("Never") },
    },
    {
      name: "range and (status or checkbox), by date",
      isFlat: false,
      sorts: [property("Due", { direction: "descending" })],
      order: "due desc",
      variants: { common: range(2_000, 3_000), rare: range(50_000, 60_000), never: range(1e9, 2e9) },
    },
    {
      name: "text contains",
      isFlat: false,
      variants: { common: notes("quartz"), rare: notes("obsidian"), never: notes("zirconium") },
    },
    {
      name: "date is empty, by title",
      isFlat: false,
      sorts: [property("Name", { direction: "ascending" })],
      order: "name",
      variants: {
        common: { filter: property("Due", { date: { is_empty: true } }), where: "due is null" },
        rare: noDue(kind("Rare")),
        never: noDue(kind("Never")),
      },
    },
    {
      name: "edited since",
      isFlat: true,
      variants: {
        common: edited(spanMinutes * 0.9),
        rare: edited(rareEditMinute),
        never: edited(spanMinutes * 1_000),
      },
    },
    {
      name: "relation contains",
      isFlat: true,
      variants: { common: team(4), rare: team(150), never: team(199) },
    },
    {
      name: "multi-select contains, by two keys",
      isFlat: false,
      sorts: [property("Score", { direction: "descending" }), property("Name", { direction: "ascending" })],
      order: "score desc, name",
      variants: { common: tag("Tag 3"), rare: tag("Rare"), never: tag("Never") },
    },
    {
      name: "does not contain",
      isFlat: false,
      variants: {
        common: {
          filter: property("Tags", { multi_select: { does_not_contain: "Tag 3" } }),
          where: "pk not in (select pk from tag where name = 'Tag 3')",
        },
        rare: {
          filter: property("Link", { url: { does_not_contain: "example.com" } }),
          where: "link not like '%example.com%'",
        },
        never: {
          filter: property("Mail", { email: { does_not_contain: "@" } }),
          where: "mail not like '%@%'",
        },
      },
    },
  ]
}

/** A filter and sort that nobody asked before, for cold figures; each `turn` another. */
export function neverAsked(turn: number): QueryWorkload["body"] {
  const from = 1_000 + turn * 37
  return {
    filter: {
      and: [
        property("Amount", { number: { greater_than: from } }),
        property("Amount", { number: { less_than: from + 1_000 } }),
        property("Notes", { rich_text: { contains: `1${turn}` } }),
      ],
    },
    sorts: [property("Score", { direction: turn % 2 === 0 ? "ascending" : "descending" })],
  }
}

/** The workloads that are not queries. Writes come last, so that queries see what was filled. */
export function requestWorkloads(filled: Filled): RequestWorkload[] {
  const { pageId, newestPageId, longPageId, dataSourceId, teamIds, rows } = filled
  return [
    { name: "get page", method: "GET", path: `/v1/pages/${pageId}` },
    {
      name: "list 100 of 1,000 children",
      method: "GET",
      path: `/v1/blocks/${longPageId}/children?page_size=100`,
    },
    {
      name: "update a property",
      method: "PATCH",
      path: `/v1/pages/${newestPageId}`,
      body: { properties: { Score: { number: 42 } } },
    },
    {
      name: createWorkload,
      method: "POST",
      path: "/v1/pages",
      body: {
        parent: { data_source_id: dataSourceId },
        properties: propertiesOf(benchRow(4, rows), teamIds),
      },
    },
  ]
}
