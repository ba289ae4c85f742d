import { blockRows } from "../columns/block.ts"
import type { TitleIndex } from "./title-index.ts"
import { foldWords, wordScore } from "./title-score.ts"

/** A page found, and its place in the order asked for. */
export interface TitlePlace {
  pk: number
  editedAtMs: number
  /** 0 unless the order is by relevance. */
  score: number
}

export interface FindTitles {
  query: string
  order: "newest" | "oldest" | "relevance"
  /** Pages that are in trash themselves too. */
  withTrashed: boolean
  isVisibleAcl(acl: number): boolean
  /** Only pages behind this place. */
  after: TitlePlace | undefined
  limit: number
}

/**
 * The first pages, in order, whose title has a word that begins with one of the query's; all pages for an empty query.
 * A generator, so that others may run between its steps of some blocks; the index must not change before the end.
 */
export function* findTitles(
  index: TitleIndex,
  { query, order, withTrashed, isVisibleAcl, after, limit }: FindTitles,
): Generator<undefined, TitlePlace[], undefined> {
  const words = foldWords(query)
  if (words.length === 0 && query.trim() !== "") return []
  const beginnings = words.map((word) => Buffer.from(word))
  const scoreOf = order === "relevance" ? wordScore(query) : undefined
  const compare = comparisons[order]
  const mask = new Uint8Array(blockRows)
  let best: TitlePlace[] = []
  const blocks = Math.ceil(index.length / blockRows)
  for (let step = 0; step < blocks; step++) {
    if (step % 16 === 15) yield
    // From the end that the first places are at, give or take: others are turned away the sooner.
    const block = order === "oldest" ? step : blocks - 1 - step
    const worst = best.length >= limit ? best.sort(compare)[limit - 1] : undefined
    if (worst && order === "newest" && index.latestEdit(block) < worst.editedAtMs) break
    mask.fill(beginnings.length === 0 ? 1 : 0)
    for (const beginning of beginnings) index.mark(block, beginning, mask)
    const from = block * blockRows
    for (let at = Math.min(blockRows, index.length - from) - 1; at >= 0; at--) {
      const entry = from + at
      if (mask[at] !== 1 || !index.counts(entry, withTrashed)) continue
      const place: TitlePlace = {
        pk: index.pks.data[entry] as number,
        editedAtMs: index.editedAt.data[entry] as number,
        score: scoreOf ? scoreOf(index.wordsOf(entry)) : 0,
      }
      if (worst && compare(place, worst) >= 0) continue
      if (after && compare(place, after) <= 0) continue
      if (isVisibleAcl(index.acl(entry))) best.push(place)
    }
    if (best.length > 4 * limit + blockRows) best = best.sort(compare).slice(0, limit)
  }
  return best.sort(compare).slice(0, limit)
}

type Comparison = (a: TitlePlace, b: TitlePlace) => number

const newest: Comparison = (a, b) => b.editedAtMs - a.editedAtMs || b.pk - a.pk

const comparisons: Record<FindTitles["order"], Comparison> = {
  newest,
  oldest: (a, b) => newest(b, a),
  relevance: (a, b) => b.score - a.score || newest(a, b),
}
