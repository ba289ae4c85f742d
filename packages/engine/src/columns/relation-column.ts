import type { Kernel } from "./block.ts"
import { CodeLists } from "./code-lists.ts"
import { bytes, floats } from "./growable.ts"
import { PkIndex } from "./pk-index.ts"

/** What decides whether a related page shows. */
export interface TargetState {
  pk: number
  isTrashed: boolean
  hasOwnAcl: boolean
}

const trashed = 1
const ownAcl = 2

/** Related pages by pk, with the state of each target. Whoever keeps the column tells it of changed targets. */
export class RelationColumn {
  readonly kind = "relation"
  readonly #targets = floats()
  readonly #index = new PkIndex(this.#targets)
  readonly #states = bytes()
  readonly #lists = new CodeLists()

  get bytes(): number {
    return this.#lists.bytes + this.#targets.bytes + this.#index.bytes + this.#states.bytes
  }

  get changedCount(): number {
    return this.#lists.changedCount
  }

  /** Whether some row has ever listed the page. */
  hasTarget(pk: number): boolean {
    return this.#index.find(pk) >= 0
  }

  /** A row's related pages. A target that is new here counts as shown until `setTarget` says more. */
  set(row: number, pks: readonly number[]): void {
    this.#lists.set(
      row,
      pks.map((pk) => this.#codeOf(pk)),
    )
  }

  setTarget({ pk, isTrashed, hasOwnAcl }: TargetState): void {
    const code = this.#codeOf(pk)
    this.#states.data[code] = (isTrashed ? trashed : 0) | (hasOwnAcl ? ownAcl : 0)
  }

  /** Rows that list, or do not list, this page: never one that does not show. */
  containing(pk: number | undefined, isMember: boolean, isVisibleAcl: (pk: number) => boolean): Kernel {
    const verdicts = new Uint8Array(this.#targets.length)
    const code = pk === undefined ? -1 : this.#index.find(pk)
    if (code >= 0) verdicts[code] = Number(this.#isShown(code, isVisibleAcl))
    return this.#lists.having(verdicts, isMember)
  }

  /** Rows that list, or do not list, any page that shows. */
  existence(isEmpty: boolean, isVisibleAcl: (pk: number) => boolean): Kernel {
    const verdicts = new Uint8Array(this.#targets.length)
    for (let code = 0; code < verdicts.length; code++)
      verdicts[code] = Number(this.#isShown(code, isVisibleAcl))
    return this.#lists.having(verdicts, !isEmpty)
  }

  #isShown(code: number, isVisibleAcl: (pk: number) => boolean): boolean {
    const state = this.#states.data[code] as number
    if ((state & trashed) !== 0) return false
    return (state & ownAcl) === 0 || isVisibleAcl(this.#targets.data[code] as number)
  }

  #codeOf(pk: number): number {
    const known = this.#index.find(pk)
    if (known >= 0) return known
    this.#targets.push(pk)
    this.#states.push(0)
    this.#index.add(this.#targets.length - 1)
    return this.#targets.length - 1
  }
}
