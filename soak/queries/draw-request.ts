import type { Property } from "@inkling/engine"
import type { Draw } from "../../packages/engine/test/columns/draw.ts"
import { drawText } from "../../packages/engine/test/columns/draw-text.ts"
import { drawDay, drawNumber, drawTime } from "../../packages/engine/test/columns/draw-value.ts"

export interface Places {
  /** Pages that relations and mentions may name. */
  pageIds: readonly string[]
  /** Data source of those pages. */
  targetSourceId: string
  userIds: readonly string[]
}

const types = [
  ...[
    "rich_text",
    "rich_text",
    "number",
    "number",
    "date",
    "date",
    "select",
    "status",
    "multi_select",
    "relation",
  ],
  ...["relation", "people", "checkbox", "files", "url", "email", "phone_number", "unique_id", "created_time"],
  ...["last_edited_time", "created_by", "last_edited_by"],
]

/** Properties of a new data source, as a request names them. */
export function drawProperties(draw: Draw, places: Places): Record<string, object> {
  const properties: Record<string, object> = { Name: { title: {} } }
  const drawn = draw.list(draw.int(2, 8), () => draw.pick(types))
  // A data source has at most one unique id.
  for (const [at, type] of [...new Set(draw.chance(0.6) ? [...drawn, "relation"] : drawn)].entries())
    properties[`Property ${at}`] = { [type]: configOf(type, draw, places) }
  return properties
}

function configOf(type: string, draw: Draw, { targetSourceId }: Places): object {
  if (type === "select" || type === "multi_select" || type === "status")
    return { options: Array.from({ length: draw.int(1, 6) }, (_, at) => ({ name: `Option ${at}` })) }
  if (type === "relation") {
    const kind = draw.pick(["single_property", "dual_property"])
    return { data_source_id: targetSourceId, type: kind, [kind]: {} }
  }
  return {}
}

/** Values of a row, as a request writes them; a property that is left out stays what it is. */
export function drawValues(
  schema: readonly Property[],
  draw: Draw,
  places: Places,
  share: number,
): Record<string, object> {
  return Object.fromEntries(
    schema.flatMap((property) => {
      const value = draw.chance(share) ? drawValue(property, draw, places) : undefined
      return value === undefined ? [] : [[property.name, { [property.type]: value }]]
    }),
  )
}

/** Undefined for what nobody writes. */
function drawValue(property: Property, draw: Draw, places: Places): unknown {
  const isEmpty = draw.chance(0.15)
  switch (property.type) {
    case "title":
    case "rich_text":
      return isEmpty ? [] : draw.list(draw.pick([1, 1, 1, 2]), () => textItem(draw, places))
    case "number":
      return isEmpty ? null : drawNumber(draw)
    case "checkbox":
      return draw.chance(0.5)
    case "date":
      return isEmpty ? null : { start: drawDay(draw) + (draw.chance(0.5) ? drawTime(draw) : "") }
    case "select":
    case "status":
      return isEmpty ? null : { name: draw.pick(property.config.options).name }
    case "multi_select":
      return draw.some(property.config.options, draw.int(0, 4)).map(({ name }) => ({ name }))
    case "relation":
      return draw.some(places.pageIds, draw.int(0, 3)).map((id) => ({ id }))
    case "people":
      return draw.some(places.userIds, draw.int(0, 2)).map((id) => ({ id }))
    case "files":
      return isEmpty ? [] : [{ name: "f", external: { url: "https://a.example/f" } }]
    case "url":
      return isEmpty ? null : `https://a.example/${draw.pick(["Item", "item", "zoë", "7", "07"])}`
    case "email":
      return isEmpty ? null : `${draw.pick(["Zoe", "zoe", "item7", "item10"])}@a.example`
    case "phone_number":
      return isEmpty ? null : `+49 ${draw.int(1, 30)}`
    default:
      return undefined
  }
}

function textItem(draw: Draw, { pageIds, userIds }: Places): object {
  if (draw.chance(0.85)) return { type: "text", text: { content: drawText(draw) } }
  const mention = draw.pick([
    { type: "page", page: { id: draw.pick(pageIds) } },
    { type: "user", user: { id: draw.pick(userIds) } },
    { type: "date", date: { start: "2026-06-27" } },
  ])
  return { type: "mention", mention }
}
