import { expect, test } from "vitest"
import { seededRandom } from "../ids/random.ts"
import { type FindTitles, findTitles, type TitlePlace } from "./find-titles.ts"
import { TitleIndex, type TitleSource } from "./title-index.ts"
import { titleScore } from "./title-score.ts"

const words = ["plan", "Plans", "boat", "Boathouse", "Zürich", "CAFÉ", "日本", "2026", ""]

function find(index: TitleIndex, search: FindTitles): TitlePlace[] {
  const steps = findTitles(index, search)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same, one page after the other. */
function naive(pages: Iterable<TitleSource>, search: FindTitles): number[] {
  const score = titleScore(search.query)
  const isRelevance = search.order === "relevance"
  const places = [...pages]
    .filter((page) => score(page.title) > 0 && search.isVisibleAcl(page.acl))
    .filter((page) => search.withTrashed || !page.isTrashed)
    .map((page) => ({
      pk: page.pk,
      editedAtMs: page.editedAtMs,
      score: isRelevance ? score(page.title) : 0,
    }))
  const sign = search.order === "oldest" ? -1 : 1
  const compare = (a: TitlePlace, b: TitlePlace) =>
    sign * (b.score - a.score || b.editedAtMs - a.editedAtMs || b.pk - a.pk)
  const { after } = search
  return places
    .sort(compare)
    .filter((place) => !after || compare(place, after) > 0)
    .slice(0, search.limit)
    .map(({ pk }) => pk)
}

test.each([1, 2, 3, 4])("finds what looking at each title finds, seed %s", (seed) => {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]) => list[random(list.length)] as T
  const name = () => Array.from({ length: random(4) }, () => pick(words)).join(pick([" ", "-", "  "]))
  const index = new TitleIndex()
  const pages = new Map<number, TitleSource>()
  let now = 1_000
  for (let step = 0; step < 6_000; step++) {
    now += random(3) === 0 ? -random(5) : random(4)
    const pk = 1 + random(3_000)
    if (random(20) === 0) {
      index.remove(pk)
      pages.delete(pk)
    } else {
      const page = { pk, title: name(), editedAtMs: now, acl: random(3), isTrashed: random(6) === 0 }
      index.set(page)
      pages.set(pk, page)
    }
    if (step % 100 !== 99) continue
    for (const page of pages.values())
      if (random(50) === 0) {
        page.acl = random(3)
        index.setAcl(page.pk, page.acl)
      }
    const search: FindTitles = {
      query: pick([
        "",
        "  ",
        "!",
        "pl",
        "boat plan",
        "plan plan",
        "zurich",
        "日",
        "20 ca",
        "nothing",
        name(),
      ]),
      order: pick(["newest", "oldest", "relevance"]),
      withTrashed: random(2) === 0,
      isVisibleAcl: (acl) => acl !== 1,
      after: undefined,
      limit: 1 + random(30),
    }
    let seen = 0
    for (let page = 0; page < 3; page++) {
      const found = find(index, search)
      expect(found.map(({ pk }) => pk)).toEqual(naive(pages.values(), search))
      seen += found.length
      search.after = found.at(-1)
      if (!search.after) break
    }
    expect(seen).toBeLessThanOrEqual(pages.size)
  }
  expect(index.bytes).toBeGreaterThan(0)
  expect(index.isWorn).toBe(false)
})

test("is worn when most of its entries are superseded", () => {
  const index = new TitleIndex()
  const page = { pk: 1, title: "Again", acl: 1, isTrashed: false }
  for (let at = 0; at <= 10_001; at++) index.set({ ...page, editedAtMs: at })
  expect(index.isWorn).toBe(true)
})
