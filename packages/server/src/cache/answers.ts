import type { Head } from "@inkling/store"
import type { Rendered } from "../present/rendered.ts"
import type { ByteBudget, Holding } from "./byte-budget.ts"

/** Bytes that an entry takes beside its key and answer (estimated). */
const entryBytes = 300

interface Entry extends Holding {
  answer: Rendered
}

interface WorkspaceAnswers {
  seq: number
  epoch: string
  entries: Map<string, Entry>
}

export interface AnswerCounters {
  hits: number
  misses: number
}

/**
 * Answers to reads, each good until its workspace's head moves. Whatever else an answer depends on (who calls, in which
 * version, through which host) belongs into its key; answers that depend on the clock are not to be kept.
 */
export class Answers {
  readonly #budget: ByteBudget
  readonly #byWorkspace = new Map<number, WorkspaceAnswers>()
  readonly #counters = { hits: 0, misses: 0 }

  constructor(budget: ByteBudget) {
    this.#budget = budget
  }

  get counters(): AnswerCounters {
    return { ...this.#counters }
  }

  /** The answer to the same request at this head. */
  find(ws: number, head: Head, key: string): Rendered | undefined {
    const kept = this.#byWorkspace.get(ws)
    const entry = kept && isOf(kept, head) ? kept.entries.get(key) : undefined
    if (!entry) {
      this.#counters.misses++
      return undefined
    }
    this.#counters.hits++
    this.#budget.touch(entry)
    return entry.answer
  }

  /** Keeps an answer made on a snapshot with this head; those of an older one are let go. */
  keep(ws: number, head: Head, key: string, answer: Rendered): void {
    const bytes = entryBytes + key.length * 2 + answer.bytes.length
    if (bytes * 4 > this.#budget.maxBytes) return
    let kept = this.#byWorkspace.get(ws)
    if (kept && !isOf(kept, head)) {
      // Of two reads under way, the older one may end last.
      if (kept.epoch === head.epoch && kept.seq > head.seq) return
      for (const entry of kept.entries.values()) this.#budget.forget(entry)
      kept = undefined
    }
    if (!kept) {
      kept = { seq: head.seq, epoch: head.epoch, entries: new Map() }
      this.#byWorkspace.set(ws, kept)
    }
    const { entries } = kept
    const old = entries.get(key)
    if (old) this.#budget.forget(old)
    const entry: Entry = { answer, bytes, drop: () => entries.delete(key) }
    entries.set(key, entry)
    this.#budget.touch(entry)
    this.#budget.fit()
  }
}

function isOf({ seq, epoch }: WorkspaceAnswers, head: Head): boolean {
  return seq === head.seq && epoch === head.epoch
}
