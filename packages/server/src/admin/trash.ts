import { listTrashed } from "@inkling/store"
import type { AdminDeps } from "./admin.ts"
import { type OutlineNode, outlineNodes, type Seen } from "./outline.ts"

/** A page or database in trash, and when it was last touched: moving to trash is the last change it can have. */
export interface TrashedNode extends OutlineNode {
  trashed_at: number
}

/** Pages, and databases, that are looked for at most: the newest. */
const maxOfEach = 500

/** What was moved to trash, newest first. What is only inside something in trash is not named: it comes back with it. */
export function listTrash({ store }: AdminDeps, ws: number, seen?: Seen): Promise<TrashedNode[]> {
  return store.read(ws, async (tx) => {
    const found = await listTrashed(tx, maxOfEach)
    const rows = seen ? found.filter((row) => seen.has(row.acl)) : found
    const nodes = await outlineNodes(tx, rows)
    return nodes.map((node, index) => ({ ...node, trashed_at: rows[index]?.edited_at ?? 0 }))
  })
}
