import { findWorkspace, type Snapshot } from "@inkling/store"

/**
 * Ids of the workspaces by number. An id changes only when another state is put in place, under a new and random epoch:
 * so that even what a write job sees of it may be kept.
 */
export class WorkspaceIds {
  readonly #ids = new Map<number, { epoch: string; id: string }>()

  async find(tx: Snapshot): Promise<string> {
    const { epoch } = tx.head
    const known = this.#ids.get(tx.ws)
    if (known?.epoch === epoch) return known.id
    const { id } = await findWorkspace(tx)
    this.#ids.set(tx.ws, { epoch, id })
    return id
  }
}
