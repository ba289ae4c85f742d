import { updateDataSource, type WriteTx } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"

/**
 * Dates a data source's last edit now, if anything was logged since `seq`. A request that changed nothing leaves no trace
 * (inferred): what rows show may move only where the log says so, since answers are kept until it does.
 */
export async function markEdited(tx: WriteTx, call: Call, dataSourcePk: number, seq: number): Promise<void> {
  if (tx.head.seq === seq) return
  await updateDataSource(tx, dataSourcePk, {
    edited_at: tx.now,
    edited_by: call.principal.integration.bot_id,
  })
}
