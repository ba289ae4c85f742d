import type { WriteTx } from "@inkling/store"

/** Notes what happened to a person's access; unless told otherwise no process goes on with what it remembers. */
export function logPerson(
  tx: WriteTx,
  kind: string,
  userId: string,
  { details = null, touchesTree = true }: { details?: object | null; touchesTree?: boolean } = {},
): void {
  tx.log({
    kind,
    object_type: "user",
    object_id: userId,
    object_pk: null,
    data_source_pk: null,
    details,
    touchesTree,
  })
}
