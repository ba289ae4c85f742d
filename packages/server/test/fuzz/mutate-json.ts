import type { Random } from "@inkling/engine"
import { rawMark, wildKeys, wildValue } from "./wild-values.ts"

interface Place {
  holder: Record<string, unknown> | unknown[]
  key: string | number
}

/** The JSON text of `body` with a thing wrong somewhere in it, or up to three: one alone gets furthest in. */
export function mutateJson(body: unknown, random: Random): string {
  const copy = { root: structuredClone(body) }
  for (let times = random(2) === 0 ? 1 : 1 + random(3); times > 0; times--) mutateAt(copy, random)
  return print(copy.root)
}

function mutateAt(copy: { root: unknown }, random: Random): void {
  const places = placesIn(copy)
  const place = places[random(places.length)]
  if (!place) return // The root itself was taken away.
  const { holder, key } = place
  const record = holder as Record<string | number, unknown>
  switch (random(8)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(key as number, 1)
      else delete record[key]
      break
    case 1:
      record[key] = [record[key]]
      break
    case 2:
      record[key] = repeated(record[key], random)
      break
    case 3:
    case 7:
      addKey(record[key], random)
      break
    case 4: {
      const other = places[random(places.length)] as Place
      record[key] = structuredClone((other.holder as Record<string | number, unknown>)[other.key])
      break
    }
    default:
      record[key] = wildValue(random)
  }
}

function repeated(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0)
    return Array.from({ length: 101 }, (_, index) => value[index % value.length])
  return typeof value === "string" ? value.slice(0, 3_000).repeat(2 + random(100)) : [value, value]
}

/** defineProperty, because assigning to `__proto__` would not make a key. */
function addKey(value: unknown, random: Random): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return
  const key = wildKeys[random(wildKeys.length)] as string
  Object.defineProperty(value, key, {
    value: wildValue(random),
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

function placesIn(root: object): Place[] {
  const places: Place[] = []
  const visit = (holder: Place["holder"]) => {
    for (const key of Object.keys(holder)) {
      const value = (holder as Record<string, unknown>)[key]
      places.push({ holder, key: Array.isArray(holder) ? Number(key) : key })
      if (typeof value === "object" && value !== null && places.length < 5_000)
        visit(value as Place["holder"])
    }
  }
  visit(root as Place["holder"])
  return places
}

function print(value: unknown): string {
  const text = JSON.stringify(value) ?? ""
  return text.replace(new RegExp(`"${rawMark}((?:[^"\\\\]|\\\\.)*)"`, "g"), (_, raw: string) =>
    raw.replaceAll('\\"', '"'),
  )
}
