import { blockRows } from "../columns/block.ts"
import { BlockTimes, type TitleOrder } from "./block-times.ts"
import type { TitleIndex } from "./title-index.ts"
import { TitleMarks, TitleScores } from "./title-marks.ts"
import { foldWords } from "./title-score.ts"

/** A page found, and its place in the order asked for. */
export interface TitlePlace {
  pk: number
  editedAtMs: number
  /** 0 unless the order is by relevance. */
  score: number
}

export interface FindTitles {
  query: string
  order: TitleOrder
  /** Pages that are in trash themselves too. */
  withTrashed: boolean
  isVisibleAcl(acl: number): boolean
  /** Only pages behind this place. */
  after: TitlePlace | undefined
  limit: number
}

/**
 * The first pages, in order, whose title has a word that begins with one of the query's; all pages for an empty query.
 * By time, only blocks that can hold some of them are read; by relevance all are. A generator, so that others may run
 * between its steps of some blocks; the index must not change before the end.
 */
export function* findTitles(
  index: TitleIndex,
  { query, order, withTrashed, isVisibleAcl, after, limit }: FindTitles,
): Generator<undefined, TitlePlace[], undefined> {
  const words = foldWords(query)
  if (words.length === 0 && query.trim() !== "") return []
  const compare = comparisons[order]
  const marks = order === "relevance" ? new TitleScores(index, words) : new TitleMarks(index, words)
  const times = new BlockTimes(index, order)
  const candidate: TitlePlace = { pk: 0, editedAtMs: 0, score: 0 }
  let best: TitlePlace[] = []
  const blocks = Math.ceil(index.length / blockRows)
  let read = 0
  for (let step = 0; step < blocks; step++) {
    // From the end that the first places are at, give or take: others are turned away the sooner.
    const block = order === "oldest" ? step : blocks - 1 - step
    const worst = best.length >= limit ? best.sort(compare)[limit - 1] : undefined
    if (worst && times.areAllBehind(block, worst.editedAtMs)) break
    if (after && times.areAllBefore(block, after.editedAtMs)) continue
    if (read++ % 16 === 15) yield
    marks.read(block)
    const from = block * blockRows
    for (let at = Math.min(blockRows, index.length - from) - 1; at >= 0; at--) {
      const entry = from + at
      if (!marks.has(at) || !index.counts(entry, withTrashed)) continue
      candidate.pk = index.pks.data[entry] as number
      candidate.editedAtMs = index.editedAt.data[entry] as number
      candidate.score = marks.score(at, entry)
      if (worst && compare(candidate, worst) >= 0) continue
      if (after && compare(candidate, after) <= 0) continue
      if (isVisibleAcl(index.acl(entry))) best.push({ ...candidate })
    }
    if (best.length > 4 * limit + blockRows) best = best.sort(compare).slice(0, limit)
  }
  return best.sort(compare).slice(0, limit)
}

type Comparison = (a: TitlePlace, b: TitlePlace) => number

const newest: Comparison = (a, b) => b.editedAtMs - a.editedAtMs || b.pk - a.pk

const comparisons: Record<TitleOrder, Comparison> = {
  newest,
  oldest: (a, b) => newest(b, a),
  relevance: (a, b) => b.score - a.score || newest(a, b),
}
