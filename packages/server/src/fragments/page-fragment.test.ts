import { apiVersions } from "@inkling/contract"
import { type Property, type RichText, type SelectOption, seededRandom, type Value } from "@inkling/engine"
import type { PageRow } from "@inkling/store"
import { expect, test } from "vitest"
import { presentContext } from "../../test/present-context.ts"
import { presentPage } from "../present/present-page.ts"
import { adaptResponse } from "../versions/adapt-response.ts"
import { fillPageFragment, makePageFragment, type StoredParts } from "./page-fragment.ts"

const seed = 20_261_123
const random = seededRandom(seed)
const one = <T>(list: readonly T[]): T => list[random(list.length)] as T
const chance = (share: number) => random(100) < share
let count = 0
const uuid = () => `00000000-0000-4000-8000-${String(count++).padStart(12, "0")}`

const words = [
  "",
  "Plain",
  'Quote " and \\',
  "größer 😀",
  "\u2028\n\t",
  "1",
  "hole-0",
  "__proto__",
  "x".repeat(300),
]
const options: SelectOption[] = ["Red", "Blue"].map((name) => ({
  id: name,
  name,
  color: "default",
  description: null,
}))

function richText(): RichText {
  return Array.from({ length: random(3) }, () =>
    one<RichText[number]>([
      { type: "text", text: { content: one(words), link: null } },
      {
        type: "text",
        text: { content: "link", link: { url: "https://example.com" } },
        annotations: { bold: true },
      },
      { type: "equation", equation: { expression: "e=mc^2" } },
      { type: "mention", mention: { type: "user", user: { id: uuid() } } },
      { type: "mention", mention: { type: "page", page: { id: uuid() } } },
      { type: "mention", mention: { type: "database", database: { id: uuid() } } },
    ]),
  )
}

const file = () =>
  one([
    { name: one(words), type: "external", external: { url: "https://example.com/a.png" } },
    { name: one(words), type: "hosted", hosted: { key: one(words), name: "a" } },
  ])

const kinds: Record<string, [config: object, value: () => unknown]> = {
  rich_text: [{}, richText],
  number: [{ format: "number" }, () => random(1000) / 8],
  checkbox: [{}, () => chance(50)],
  select: [{ options }, () => one(["Red", "Blue", "gone"])],
  multi_select: [{ options }, () => ["Blue", "gone", "Red"].slice(random(3))],
  date: [{}, () => ({ start: "2026-01-01", end: null, time_zone: null })],
  people: [
    {},
    () => Array.from({ length: random(30) }, () => ({ object: one(["user", "group"]), id: uuid() })),
  ],
  files: [{}, () => Array.from({ length: random(3) }, file)],
  relation: [
    { data_source_id: uuid(), type: "single_property" },
    () => Array.from({ length: random(30) }, uuid),
  ],
  unique_id: [{ prefix: one(words), next: 7 }, () => random(100)],
  verification: [{}, () => ({ state: "verified", verified_by: one([null, uuid()]), date: null })],
  url: [{}, () => "https://example.com/?a=b&c"],
  created_time: [{}, () => undefined],
  last_edited_time: [{}, () => undefined],
  created_by: [{}, () => undefined],
  last_edited_by: [{}, () => undefined],
  formula: [{ expression: "1" }, () => undefined],
  rollup: [{ function: "sum", relation_property_id: "abcd" }, () => undefined],
  button: [{}, () => undefined],
}

function randomParts(): StoredParts {
  const properties: Property[] = [
    { pk: 0, id: "title", name: "Name", description: null, type: "title", config: {} },
  ]
  const values: Record<string, Value> = { title: richText() as Value }
  for (let at = 0; at < random(14); at++) {
    const type = one(Object.keys(kinds))
    const [config, value] = kinds[type] as [object, () => unknown]
    const id = `${String.fromCharCode(33 + random(90))}${at}%;`
    properties.push({ pk: at + 1, id, name: `${one(words)}${at}`, description: null, type, config } as never)
    const given = chance(75) ? value() : undefined
    if (given !== undefined) values[id] = given as Value
  }
  const look = () =>
    one([
      null,
      { type: "emoji", emoji: "⛵" },
      { type: "external", external: { url: "https://example.com/b.png" } },
      { type: "hosted", hosted: { key: "b", name: "b" } },
    ])
  const cover = look()
  const page = {
    pk: 5,
    id: uuid(),
    created_at: 1_782_000_000_000,
    created_by: uuid(),
    edited_at: 1_782_000_060_000,
    edited_by: uuid(),
    is_archived: chance(20),
    is_locked: chance(20),
    icon: look(),
    cover: cover?.type === "emoji" ? null : cover,
    title: one(words),
    props: values,
  } as unknown as PageRow
  const parent = one([
    { type: "workspace", workspace: true },
    { type: "data_source_id", data_source_id: uuid(), database_id: uuid() },
  ])
  return { page, parent, inTrash: chance(20), properties, values }
}

test(`a filled fragment is what the page's presenter gives, byte for byte (seed ${seed})`, () => {
  let holeCount = 0
  for (let round = 0; round < 3_000; round++) {
    const parts = randomParts()
    const context = presentContext(chance(30) ? { pageTitle: () => undefined } : {})
    const version = one(apiVersions.filter((name) => name >= "2021-08-16"))
    const fragment = makePageFragment(parts, version, context.pageUrl)
    const pieces = fillPageFragment(fragment, { ...fragment.values }, context)
    const plain = JSON.stringify(adaptResponse(version, "getPage", presentPage(parts, context)))
    expect(Buffer.concat(pieces).toString(), `round ${round}`).toBe(`,${plain}`)
    holeCount += fragment.holes.length
  }
  expect(holeCount).toBeGreaterThan(3_000)
})

test("a page of plain values is one piece", () => {
  const parts = randomParts()
  const properties = parts.properties.slice(0, 1)
  const plain = { ...parts, properties, values: {}, page: { ...parts.page, icon: null, cover: null } }
  const fragment = makePageFragment(plain, "2026-03-11", (id) => id)
  expect(fragment.segments).toHaveLength(1)
  expect(fragment.holes).toEqual([])
  expect(fragment.page).toBeUndefined()
})
