import type { Property, Value } from "@inkling/engine"
import type { Dice } from "../dice.ts"
import { richText, texts } from "./names.ts"
import type { World } from "./world.ts"

/** A value as a request writes it and as the model keeps it; undefined there for an empty one. */
export interface Drawn {
  request: unknown
  value: Value | undefined
}

/** Undefined for what nobody writes, and for relations, which lead to other rows. */
export function drawValue(property: Property, world: World, dice: Dice): Drawn | undefined {
  const isEmpty = dice.chance(0.2)
  switch (property.type) {
    case "title":
      return textOf(isEmpty ? "" : dice.pick(texts))
    case "rich_text":
      if (isEmpty) return textOf("")
      return dice.chance(world.taste.mentions) ? drawMention(world, dice) : textOf(dice.pick(texts))
    case "number":
      return same(isEmpty ? null : dice.pick([0, 1, -1, 2, 2.5, 10, 100, 7, 1e9]))
    case "checkbox": {
      const isChecked = dice.chance(0.5)
      return { request: isChecked, value: isChecked || undefined }
    }
    case "date":
      return isEmpty ? same(null) : drawDate(dice)
    case "select":
    case "status": {
      // A status that is cleared takes its default again.
      const option = dice.pick(property.config.options)
      if (isEmpty && property.type === "select") return same(null)
      return { request: { name: option.name }, value: option.id }
    }
    case "multi_select": {
      const options = dice.some(property.config.options, isEmpty ? 0 : dice.int(1, 3))
      const value = options.map(({ id }) => id)
      return {
        request: options.map(({ name }) => ({ name })),
        value: value.length > 0 ? value : undefined,
      }
    }
    case "people": {
      const ids = dice.some(world.persons, dice.int(0, 2)).map(({ id }) => ({ object: "user" as const, id }))
      return { request: ids, value: ids.length > 0 ? ids : undefined }
    }
    case "url":
      return same(isEmpty ? null : `https://a.example/${dice.int(1, 4)}`)
    default:
      return undefined
  }
}

const same = (value: string | number | null): Drawn => ({ request: value, value: value ?? undefined })

function textOf(content: string): Drawn {
  if (content === "") return { request: [], value: undefined }
  return { request: richText(content), value: [{ type: "text", text: { content, link: null } }] }
}

/** A page's title inside a text: it reads as each reader may know it. */
function drawMention(world: World, dice: Dice): Drawn {
  const row = world.rows.length > 0 ? dice.pick(world.rows) : undefined
  if (!row) return textOf("boat")
  const mention = { type: "page" as const, page: { id: row.id } }
  return {
    request: [
      { type: "text", text: { content: "see " } },
      { type: "mention", mention },
    ],
    value: [
      { type: "text", text: { content: "see ", link: null } },
      { type: "mention", mention },
    ],
  }
}

function drawDate(dice: Dice): Drawn {
  const day = (at: number) => `2026-0${dice.int(5, 7)}-${String(at).padStart(2, "0")}`
  const start = day(dice.int(1, 14))
  if (dice.chance(0.4)) {
    const zone = dice.pick(["+00:00", "+02:00", "-05:00"])
    const time = `${start}T${String(dice.int(0, 23)).padStart(2, "0")}:30:00.000${zone}`
    return dateOf(time, null)
  }
  return dateOf(start, dice.chance(0.25) ? `${start.slice(0, 8)}${dice.int(15, 28)}` : null)
}

function dateOf(start: string, end: string | null): Drawn {
  return { request: { start, end }, value: { start, end, time_zone: null } }
}
