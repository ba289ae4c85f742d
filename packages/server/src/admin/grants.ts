import {
  allInstallations,
  listAncestors,
  listGrants,
  listGrantsTo,
  listIntegrations,
  listOutlineAt,
} from "@inkling/store"
import type { AdminDeps } from "./admin.ts"
import { integrationNamed } from "./integrations.ts"
import { type OutlineNode, outlineNodes } from "./outline.ts"
import { sharable } from "./sharing.ts"

/** An integration that sees a page or database, and where it was let in. */
export interface Grant {
  integration: { id: string; name: string; capabilities: string[] }
  /** The page or database that was shared: this one, or one that it is in. */
  on: OutlineNode
  is_inherited: boolean
}

/** Who sees a page or database: own grants first, then those from further up. @throws validationError */
export function listGrantsOn({ store }: AdminDeps, ws: number, objectId: string): Promise<Grant[]> {
  return store.read(ws, async (tx) => {
    const object = await sharable(tx, objectId)
    const above = (await listAncestors(tx, object.pk)).filter(
      ({ kind }) => kind === "page" || kind === "database",
    )
    const nodes = await outlineNodes(
      tx,
      await listOutlineAt(
        tx,
        above.map(({ pk }) => pk),
      ),
    )
    const integrations = new Map((await listIntegrations(tx)).map((one) => [one.id, one]))
    for (const one of await allInstallations(tx)) integrations.set(one.id, one)
    const grants: Grant[] = []
    for (const { pk, id } of above) {
      const on = nodes.find((node) => node.id === id)
      for (const { principal } of await listGrants(tx, pk)) {
        const found = integrations.get(principal)
        if (!found || !on || grants.some((grant) => grant.integration.id === principal)) continue
        const { name, capabilities } = found
        grants.push({
          integration: { id: principal, name, capabilities },
          on,
          is_inherited: pk !== object.pk,
        })
      }
    }
    return grants
  })
}

/** Pages and databases shared with an integration, themselves and not through one above. @throws validationError */
export function listPagesOf({ store }: AdminDeps, ws: number, integration: string): Promise<OutlineNode[]> {
  return store.read(ws, async (tx) => {
    const { id } = await integrationNamed(tx, integration)
    const grants = await listGrantsTo(tx, id)
    return outlineNodes(
      tx,
      await listOutlineAt(
        tx,
        grants.map(({ acl }) => acl),
      ),
    )
  })
}
