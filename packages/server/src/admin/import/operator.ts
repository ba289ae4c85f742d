import { allAcls, type Snapshot } from "@inkling/store"
import type { Principal } from "../../auth/principal.ts"
import { allCapabilities } from "../all-capabilities.ts"

/** Whoever holds the admin secret, as a principal: it sees everything and is nobody. */
export async function operator(tx: Snapshot): Promise<Principal> {
  return {
    ws: tx.ws,
    credential: { kind: "session", hash: "", expiresAt: null },
    integration: {
      ws: tx.ws,
      id: "",
      bot_id: "",
      name: "Operator",
      capabilities: [...allCapabilities],
      user_info: "with_email",
      owner_type: "workspace",
      owner_user_id: null,
      created_at: 0,
      is_deleted: false,
    },
    capabilities: new Set(allCapabilities),
    acls: await allAcls(tx),
    treeSeq: tx.head.treeSeq,
    epoch: tx.head.epoch,
  }
}
