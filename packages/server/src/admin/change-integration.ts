import { validationError } from "@inkling/contract"
import { type IntegrationRow, listIntegrations, updateIntegration, type WriteTx } from "@inkling/store"
import type { AdminDeps } from "./admin.ts"
import { integrationNamed, type NewIntegration, requireKnown } from "./integrations.ts"

/** Changes what is given. Capabilities hold from the next request on. @throws validationError */
export function changeIntegration(
  { store }: AdminDeps,
  ws: number,
  word: string,
  change: Partial<NewIntegration>,
): Promise<IntegrationRow> {
  requireKnown(change)
  return store.write(ws, { actor: null }, async (tx) => {
    const integration = await integrationNamed(tx, word)
    const name = change.name?.trim() ?? integration.name
    if (name === "") throw validationError("An integration needs a name.")
    const others = (await listIntegrations(tx)).filter(({ id }) => id !== integration.id)
    if (others.some((other) => other.name === name))
      throw validationError(`There is already an integration named "${name}".`)
    const patch = {
      name,
      capabilities: [...(change.capabilities ?? integration.capabilities)],
      user_info: change.userInfo ?? integration.user_info,
    }
    await updateIntegration(tx, integration.id, patch)
    log(tx, "integration.updated", integration.id)
    return { ...integration, ...patch }
  })
}

/** Ends an integration: its tokens stop working at once; what it wrote stays. @throws validationError */
export function removeIntegration({ store }: AdminDeps, ws: number, word: string): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    const { id } = await integrationNamed(tx, word)
    await updateIntegration(tx, id, { is_deleted: true })
    log(tx, "integration.deleted", id)
  })
}

function log(tx: WriteTx, kind: string, id: string): void {
  tx.log({
    kind,
    object_type: "integration",
    object_id: id,
    object_pk: null,
    data_source_pk: null,
    details: null,
    touchesTree: true,
  })
}
