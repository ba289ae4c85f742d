import type { Property } from "../../src/properties/property.ts"
import type { Value } from "../../src/properties/value.ts"
import type { DateValue } from "../../src/rich-text/rich-text.ts"
import { parseDateValue } from "../../src/time/parse-date-value.ts"
import type { Draw } from "./draw.ts"
import { drawRichText, drawText } from "./draw-text.ts"

/** Users and related pages that values may name. */
export interface Nameable {
  userIds: readonly string[]
  pageIds: readonly string[]
}

const day = 86_400_000
export const nowMs = Date.UTC(2026, 5, 27, 17, 1, 15)

const numbers = [
  ...[
    0,
    -0,
    1,
    -1,
    2,
    3,
    0.1,
    0.2,
    0.30000000000000004,
    1e-7,
    7,
    10,
    2 ** 31,
    -(2 ** 31),
    2 ** 53,
    2 ** 53 + 2,
  ],
  ...[Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE, 2.2250738585072014e-308],
]

export function drawNumber(draw: Draw): number {
  if (draw.chance(0.4)) return draw.pick(numbers)
  return draw.chance(0.7) ? draw.int(-5, 5) : draw.int(-1_000_000, 1_000_000) / 1_000
}

/** `YYYY-MM-DD`, mostly around the query's moment. */
export function drawDay(draw: Draw): string {
  if (draw.chance(0.04))
    return draw.pick(["0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "9999-12-31"])
  const away = draw.pick([2, 9, 35, 370])
  return new Date(nowMs + draw.int(-away, away) * day).toISOString().slice(0, 10)
}

/** A time of day, with every kind of offset. */
export function drawTime(draw: Draw): string {
  const two = (most: number) => String(draw.int(0, most)).padStart(2, "0")
  const offset = draw.pick(["", "Z", "+00:00", "-05:00", "+05:45", "+14:00", "-12:00"])
  return draw.chance(0.4)
    ? `T17:0${draw.int(0, 2)}${offset}`
    : `T${two(23)}:${two(59)}:${two(59)}.000${offset}`
}

function drawDate(draw: Draw): DateValue {
  if (draw.chance(0.01)) return { start: "some day", end: null, time_zone: null }
  const start = drawDay(draw)
  if (draw.chance(0.5)) return parseDateValue({ start, end: draw.chance(0.3) ? start : null })
  const time_zone = draw.chance(0.1)
    ? draw.pick(["Europe/Berlin", "America/New_York", "Asia/Kathmandu"])
    : null
  return parseDateValue({ start: start + drawTime(draw), time_zone })
}

/** A value as it is stored, or undefined for none. Computed types have none. */
export function drawValue(property: Property, draw: Draw, names: Nameable): Value | undefined {
  if (draw.chance(0.15)) return undefined
  switch (property.type) {
    case "title":
    case "rich_text":
      return drawRichText(draw, [...names.userIds, ...names.pageIds])
    case "url":
    case "email":
    case "phone_number":
      return drawText(draw) || undefined
    case "number":
      return drawNumber(draw)
    case "unique_id":
      return draw.int(1, 400)
    case "checkbox":
      return true
    case "date":
      return drawDate(draw)
    case "select":
    case "status":
      return draw.pick([...drawOptionIds(property, draw), `${property.pk}/900`])
    case "multi_select":
      return filled(drawOptionIds(property, draw))
    case "people":
      return filled(
        draw
          .some(names.userIds.slice(0, draw.pick([4, 400])), draw.int(0, 3))
          .map((id) => ({ object: "user" as const, id })),
      )
    case "relation":
      return filled(draw.some(names.pageIds.slice(0, draw.pick([4, 400])), draw.int(0, 4)))
    case "files":
      return [{ name: "f", type: "external", external: { url: "https://a.example/f" } }]
    case "place":
      return {
        lat: 1,
        lon: 2,
        name: drawText(draw),
        address: null,
        aws_place_id: null,
        google_place_id: null,
      }
    case "verification":
      return { state: draw.pick(["verified", "expired"]), verified_by: null, date: drawDate(draw) }
    default:
      return undefined
  }
}

function filled<T extends Value & readonly unknown[]>(list: T): T | undefined {
  return list.length === 0 ? undefined : list
}

/** Ids of options, some of which the schema does not have; often long lists that begin alike. */
function drawOptionIds(property: Property, draw: Draw): string[] {
  if (property.type !== "select" && property.type !== "status" && property.type !== "multi_select") return []
  const ids = property.config.options.map((option) => option.id)
  const lost = draw.chance(0.1) ? [`${property.pk}/${draw.int(900, 905)}`] : []
  if (!draw.chance(0.3)) return [...lost, ...draw.some(ids.slice(0, draw.pick([4, 400])), draw.int(0, 4))]
  const start = ids.slice(0, draw.int(0, 30))
  return [...start, ...lost, ...draw.some(ids.slice(start.length, start.length + 3), draw.int(0, 2))]
}
