import { type ApiError, validationError } from "@inkling/contract"
import { parseUuid } from "@inkling/engine"
import {
  addGrant,
  findDatabase,
  findPage,
  listPersons,
  type PageRow,
  removeGrant,
  type Snapshot,
  splitAcl,
} from "@inkling/store"
import type { AdminDeps } from "./admin.ts"
import { integrationNamed } from "./integrations.ts"
import { requireInternal } from "./public-integrations.ts"

/** Grants cover the object and everything below it. @throws validationError when page or integration is unknown */
export function shareObject(
  { store }: AdminDeps,
  ws: number,
  objectId: string,
  integration: string,
): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    const object = await sharable(tx, objectId)
    const id = await granteeNamed(tx, integration)
    await splitAcl(tx, object.pk)
    await addGrant(tx, object.pk, id)
    tx.log(entry("grant.added", object, id))
  })
}

/** Takes back a grant on exactly this object; one further up still holds. */
export function unshareObject(
  { store }: AdminDeps,
  ws: number,
  objectId: string,
  integration: string,
): Promise<void> {
  return store.write(ws, { actor: null }, async (tx) => {
    const object = await sharable(tx, objectId)
    const id = await granteeNamed(tx, integration)
    await removeGrant(tx, object.pk, id)
    tx.log(entry("grant.removed", object, id))
  })
}

/** An integration by id or name, or a person by id or e-mail. @throws validationError */
async function granteeNamed(tx: Snapshot, word: string): Promise<string> {
  const person = (await listPersons(tx)).find(
    ({ id, email }) => id === word || (email !== null && email.toLowerCase() === word.toLowerCase()),
  )
  if (person) return person.id
  const integration = await integrationNamed(tx, word)
  await requireInternal(tx, integration)
  return integration.id
}

interface Sharable {
  kind: "page" | "database"
  pk: number
  id: string
  /** Its row, when it is a page. */
  page?: PageRow
}

/** A page or database by id, dashed or not, or by a link that ends in its id. */
export async function sharable(tx: Snapshot, word: string): Promise<Sharable> {
  const id = parseUuid(/([0-9a-f]{32})(?:[?#].*)?$/i.exec(word)?.[1] ?? word)
  const page = id === undefined ? undefined : await findPage(tx, id)
  if (page) return { kind: "page", pk: page.pk, id: page.id, page }
  const database = id === undefined ? undefined : await findDatabase(tx, id)
  if (database) return { kind: "database", pk: database.pk, id: database.id }
  throw noSuchObject(word)
}

export function noSuchObject(word: string): ApiError {
  return validationError(`There is no page or database "${word}". Give its id or its link.`)
}

function entry(kind: string, object: Sharable, integrationId: string) {
  return {
    kind,
    object_type: object.kind,
    object_id: object.id,
    object_pk: object.pk,
    data_source_pk: null,
    details: { integration_id: integrationId },
    touchesTree: true,
  }
}
