type Json = unknown
type Holder = Record<string, Json> | Json[]

const oddValues: readonly Json[] = [
  null,
  true,
  0,
  -1,
  101,
  1.5,
  "",
  "x",
  "text",
  "2026-01-02",
  "x".repeat(2001),
  "b4f9c2a6-1111-4222-8333-444455556666",
  "12345678-1234-1234-1234-123456789abc",
  [],
  {},
  [[]],
  { id: "x" },
]

const oddKeys = [
  "type",
  "object",
  "id",
  "name",
  "children",
  "archived",
  "in_trash",
  "text",
  "extra",
  "constructor",
]

/** A copy of `body` with one to three things changed somewhere inside. */
export function mutate(body: Json, random: () => number): Json {
  const copy = { body: structuredClone(body) }
  const times = 1 + Math.floor(random() * 3)
  for (let i = 0; i < times; i++) mutateOnce(copy, random)
  return copy.body
}

function mutateOnce(root: Record<string, Json>, random: () => number): void {
  const places = placesOf(root)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const [holder, key] = pick(places)
  const isArray = Array.isArray(holder)
  const value = (holder as Record<string, Json>)[key]
  const set = (at: string, to: Json) => {
    ;(holder as Record<string, Json>)[at] = structuredClone(to)
  }
  switch (Math.floor(random() * 6)) {
    case 0:
      if (isArray) holder.splice(Number(key), 1)
      else if (holder !== root) delete holder[key]
      return
    case 1:
      set(key, pick(oddValues))
      return
    case 2: {
      // A value from elsewhere: right in itself, wrong here.
      const [otherHolder, otherKey] = pick(places)
      set(key, (otherHolder as Record<string, Json>)[otherKey])
      return
    }
    case 3:
      if (typeof value === "object" && value !== null && !Array.isArray(value))
        (value as Record<string, Json>)[pick(oddKeys)] = structuredClone(pick(oddValues))
      return
    case 4:
      if (Array.isArray(value) && value.length > 0)
        for (let i = random() < 0.5 ? 1 : 101; i > 0; i--) value.push(structuredClone(value[0]))
      return
    default:
      if (!isArray && holder !== root) {
        set(pick(oddKeys), value)
        delete holder[key]
      }
  }
}

/** Every place that holds a value: the container and its key. */
function placesOf(value: Json, found: [Holder, string][] = []): [Holder, string][] {
  if (typeof value !== "object" || value === null) return found
  for (const [key, item] of Object.entries(value)) {
    found.push([value as Holder, key])
    placesOf(item, found)
  }
  return found
}
