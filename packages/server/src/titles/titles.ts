import { type FindTitles, findTitles, TitleIndex, type TitlePlace } from "@inkling/engine"
import {
  iterateAcls,
  iterateTitles,
  iterateTitlesByPks,
  listCoveredPages,
  type Snapshot,
  type TitleRow,
} from "@inkling/store"
import type { ByteBudget, Holding } from "../cache/byte-budget.ts"
import { inTurns } from "../columns/in-turns.ts"
import { Queue } from "../columns/queue.ts"
import { StaleSnapshot } from "../columns/stale-snapshot.ts"
import { WorkspaceFeed } from "../columns/workspace-feed.ts"
import { isRowsOnly } from "../load/read-fresh.ts"
import { yieldOften } from "../load/yield-often.ts"

/** The titles of a workspace's pages, and what has happened to them since they were brought up to date last. */
class WorkspaceTitles {
  readonly feed: WorkspaceFeed
  readonly queue = new Queue()
  index: TitleIndex | undefined
  isTooLarge = false
  readonly changed = new Set<number>()
  changedSeq = 0
  /** Pages, databases and data sources below which access lists may have changed. */
  readonly movedAccess = new Set<number>()
  readonly holding: Holding

  constructor() {
    this.feed = new WorkspaceFeed({
      pageChanged: (pk, _dataSourcePk, seq) => {
        this.changed.add(pk)
        this.changedSeq = seq
      },
      accessMoved: (pk, seq) => {
        this.movedAccess.add(pk)
        this.changedSeq = seq
      },
      reset: () => this.forget(),
    })
    const bytes = () => this.index?.bytes ?? 0
    this.holding = {
      get bytes() {
        return bytes()
      },
      drop: () => this.forget(),
    }
  }

  forget(): void {
    this.index = undefined
    this.changed.clear()
    this.movedAccess.clear()
  }
}

/**
 * The titles of all pages, as far as they fit into memory, brought to the head of a search's own snapshot before it
 * runs. They only narrow down: whoever searches looks at the rows of what they find.
 */
export class Titles {
  readonly #budget: ByteBudget
  readonly #maxCovered: number
  readonly #workspaces = new Map<number, WorkspaceTitles>()

  /** @param maxCovered nodes below a change of access that are worth looking up one by one */
  constructor(budget: ByteBudget, maxCovered = 5_000) {
    this.#budget = budget
    this.#maxCovered = maxCovered
  }

  get bytes(): number {
    let sum = 0
    for (const { holding } of this.#workspaces.values()) sum += holding.bytes
    return sum
  }

  /**
   * Pages that a search may find, in order, as of the snapshot. Undefined when there is no room for titles.
   * @throws StaleSnapshot when another request has seen a later commit: read anew
   */
  async find(tx: Snapshot, search: FindTitles): Promise<TitlePlace[] | undefined> {
    if (isRowsOnly(tx) || this.#budget.maxBytes === 0) return undefined
    let titles = this.#workspaces.get(tx.ws)
    if (!titles) {
      titles = new WorkspaceTitles()
      this.#workspaces.set(tx.ws, titles)
    }
    if (titles.isTooLarge) return undefined
    const { queue, feed } = titles
    await feed.advance(tx)
    return queue.run(() => this.#find(tx, titles, search))
  }

  async #find(tx: Snapshot, titles: WorkspaceTitles, search: FindTitles): Promise<TitlePlace[] | undefined> {
    if (titles.isTooLarge) return undefined
    if (titles.feed.seq !== tx.head.seq && (!titles.index || titles.changedSeq > tx.head.seq))
      throw new StaleSnapshot()
    try {
      if (!titles.index || titles.index.isWorn) await this.#load(tx, titles)
      else await catchUp(tx, titles, titles.index, this.#maxCovered)
    } catch (error) {
      // What was half done is not kept.
      titles.forget()
      throw error
    }
    const { index } = titles
    if (!index) return undefined
    const found = await inTurns(findTitles(index, search))
    this.#budget.touch(titles.holding)
    this.#budget.fit()
    return found
  }

  async #load(tx: Snapshot, titles: WorkspaceTitles): Promise<void> {
    titles.forget()
    const index = new TitleIndex()
    for await (const rows of yieldOften(iterateTitles(tx))) {
      for (const row of rows) take(index, row)
      if (index.bytes <= this.#budget.maxBytes) continue
      titles.isTooLarge = true
      return
    }
    titles.index = index
  }
}

/** Reads what has changed. The snapshot is not older than the last change told. */
async function catchUp(
  tx: Snapshot,
  titles: WorkspaceTitles,
  index: TitleIndex,
  maxCovered: number,
): Promise<void> {
  const { changed, movedAccess } = titles
  const roots = [...movedAccess]
  movedAccess.clear()
  const areCoveredFew = await addCovered(tx, roots, changed, maxCovered)
  if (changed.size > 0) {
    const pks = [...changed]
    changed.clear()
    for await (const rows of yieldOften(iterateTitlesByPks(tx, pks))) for (const row of rows) take(index, row)
  }
  if (areCoveredFew) return
  for await (const rows of yieldOften(iterateAcls(tx))) for (const { pk, acl } of rows) index.setAcl(pk, acl)
}

/** Counts the pages below these among those that changed; false when they are too many. */
async function addCovered(
  tx: Snapshot,
  roots: readonly number[],
  changed: Set<number>,
  maxCovered: number,
): Promise<boolean> {
  let left = maxCovered
  for (const root of roots) {
    const covered = await listCoveredPages(tx, root, left)
    if (!covered) return false
    for (const pk of covered) changed.add(pk)
    left -= covered.length + 1
  }
  return true
}

function take(index: TitleIndex, { pk, title, acl, edited_at, is_trashed, is_template }: TitleRow): void {
  if (is_template) index.remove(pk)
  else index.set({ pk, title, acl, editedAtMs: edited_at, isTrashed: is_trashed })
}
