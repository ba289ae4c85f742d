import type { TitleHit } from "./scan-titles.ts"

/** A place among hits in order of relevance. */
export type Relevance = Pick<TitleHit, "score" | "editedAt" | "pk">

/** The best hits behind a place: highest score, then newest edited. Keeps about twice as many as it gives. */
export async function bestTitles(
  hits: AsyncIterable<TitleHit>,
  after: Relevance | undefined,
  limit: number,
): Promise<TitleHit[]> {
  let best: TitleHit[] = []
  for await (const hit of hits) {
    if (after && compareRelevance(hit, after) <= 0) continue
    best.push(hit)
    if (best.length >= 2 * limit) best = best.sort(compareRelevance).slice(0, limit)
  }
  return best.sort(compareRelevance).slice(0, limit)
}

function compareRelevance(a: Relevance, b: Relevance): number {
  return b.score - a.score || b.editedAt - a.editedAt || b.pk - a.pk
}
