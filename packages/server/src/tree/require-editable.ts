import { ancestorIsArchived, blockIsArchived } from "@inkling/contract"
import type { Snapshot } from "@inkling/store"
import type { Services } from "../services.ts"

/**
 * Nothing in trash, or under something in trash, is edited.
 * @throws blockIsArchived · ancestorIsArchived
 */
export async function requireEditable(
  tx: Snapshot,
  services: Services,
  object: { pk: number; is_trashed: boolean },
): Promise<void> {
  if (object.is_trashed) throw blockIsArchived()
  if (await services.trash.inherits(tx, object.pk)) throw ancestorIsArchived()
}
