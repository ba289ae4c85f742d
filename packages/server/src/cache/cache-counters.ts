import type { ColumnCounters } from "../columns/columns.ts"
import type { FragmentCounters } from "../fragments/fragment-cache.ts"
import type { Services } from "../services.ts"
import type { AnswerCounters } from "./answers.ts"
import type { ByteBudget } from "./byte-budget.ts"

/** What the caches have done since the start, and what they hold. */
export interface CacheCounters {
  /** Of all caches together, as of each one's last use. */
  bytes: number
  maxBytes: number
  /** Things dropped to stay within `maxBytes`. */
  evictions: number
  /** Whole answers, good until the next write. */
  answers: AnswerCounters
  /** Pages as bytes. */
  fragments: FragmentCounters
  columns: ColumnCounters
  titles: { bytes: number }
}

export function cacheCounters(
  { answers, fragments, columns, titles }: Pick<Services, "answers" | "fragments" | "columns" | "titles">,
  { bytes, maxBytes, evictionCount }: ByteBudget,
): CacheCounters {
  return {
    bytes,
    maxBytes,
    evictions: evictionCount,
    answers: answers.counters,
    fragments: { ...fragments.counters },
    columns: columns.counters,
    titles: { bytes: titles.bytes },
  }
}
