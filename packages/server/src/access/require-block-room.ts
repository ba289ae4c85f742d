import { blockLimitReached } from "@inkling/contract"
import { momentOfBlock, type WriteTx } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"

/** Milliseconds that a workspace goes on after the write that reached its limit. Source: workspace-block-limits */
export const blockGraceMs = 3 * 86_400_000

/**
 * Refuses to add blocks to a workspace that has had its limit for three days, where one is set. As at Notion it holds
 * for integrations; a person's own session goes on. What the trash was emptied of makes room again, which Notion's
 * count does not. Source: developers.notion.com/reference/workspace-block-limits
 * @throws blockLimitReached
 */
export async function requireBlockRoom(tx: WriteTx, { services, principal }: Call): Promise<void> {
  const { blockLimit } = services.config
  if (blockLimit === 0 || principal.credential.kind === "session") return
  const reached = await momentOfBlock(tx, blockLimit)
  if (reached && tx.now - Number(reached.made_at) >= blockGraceMs) throw blockLimitReached(blockLimit)
}
