import { type AclNode, childrenOf, nodesAt } from "./acl-tree.ts"
import type { Snapshot } from "./store.ts"

/** Parents looked at in one step. */
const stepSize = 200

/**
 * Pages from a page, database or data source down, as far as a new access list for it would reach: those whose `acl` a
 * grant or a move there may have changed. What is below a list of its own is left out. Undefined when more than `limit`
 * pages, blocks and containers would have to be looked at. Served by the parent indexes.
 */
export async function listCoveredPages(
  tx: Snapshot,
  rootPk: number,
  limit: number,
): Promise<number[] | undefined> {
  const waiting = await nodesAt(tx, [rootPk])
  const covered = waiting.filter(isPage).map(pkOf)
  let seen = 0
  // A data source has no access of its own: its rows hang directly under it.
  let step = waiting.length > 0 ? waiting.splice(0) : [{ kind: "page" as const, pk: rootPk, acl: 0 }]
  while (step.length > 0) {
    const databases = step.filter((node) => !isPage(node)).map(pkOf)
    const children = await childrenOf(tx, step.filter(isPage).map(pkOf), databases, limit + 1)
    seen += children.readCount
    if (seen > limit) return undefined
    const inside = children.nodes.filter((node) => node.acl !== node.pk)
    covered.push(...inside.filter(isPage).map(pkOf))
    waiting.push(...inside)
    step = waiting.splice(0, stepSize)
  }
  return covered
}

const isPage = ({ kind }: AclNode): boolean => kind === "page"
const pkOf = ({ pk }: AclNode): number => pk
