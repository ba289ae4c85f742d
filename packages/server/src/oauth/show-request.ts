import {
  findInstallation,
  findWorkspace,
  listGrantsTo,
  listLivePairs,
  listOutlineAt,
  type Snapshot,
} from "@inkling/store"
import { type OutlineNode, outlineNodes } from "../admin/outline.ts"
import type { Principal } from "../auth/principal.ts"
import type { AuthorizeRequest } from "./authorize-request.ts"

/** What a person is shown who is asked to let an integration in. */
export interface ShownRequest {
  name: string
  /** Where the person is sent back to. */
  host: string
  workspace: string
  capabilities: string[]
  user_info: "none" | "without_email" | "with_email"
  /** What the person agreed to before; null the first time, and after the integration was disconnected. */
  agreed: { capabilities: string[]; user_info: string; pages: OutlineNode[] } | null
}

export async function showRequest(
  tx: Snapshot,
  person: Principal,
  { client: { integration }, redirectUri }: AuthorizeRequest,
): Promise<ShownRequest> {
  return {
    name: integration.name,
    host: new URL(redirectUri).host,
    workspace: (await findWorkspace(tx)).name,
    capabilities: integration.capabilities,
    user_info: integration.user_info,
    agreed: await agreedBefore(tx, person, integration.id),
  }
}

async function agreedBefore(tx: Snapshot, person: Principal, appId: string): Promise<ShownRequest["agreed"]> {
  const installation = await findInstallation(tx, appId, person.integration.id)
  if (!installation || (await listLivePairs(tx, { integration_id: installation.id })).length === 0)
    return null
  const grants = await listGrantsTo(tx, installation.id)
  const rows = await listOutlineAt(
    tx,
    grants.map(({ acl }) => acl),
  )
  const { capabilities, user_info } = installation
  return {
    capabilities,
    user_info,
    pages: await outlineNodes(
      tx,
      rows.filter(({ acl }) => person.acls.has(acl)),
    ),
  }
}
