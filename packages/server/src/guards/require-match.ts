import { type EndpointKey, preconditionFailed, validationError } from "@inkling/contract"
import type { Snapshot } from "@inkling/store"
import { requireNeed } from "../access/require-need.ts"
import type { Call } from "../endpoints/endpoint.ts"
import { ThenKeep } from "../endpoints/endpoint.ts"
import { endpointFor } from "../endpoints/index.ts"
import { Rendered } from "../present/rendered.ts"
import { adaptResponse } from "../versions/adapt-response.ts"
import { entityTag, namesTag } from "./entity-tag.ts"
import { taggedRead } from "./tagged.ts"

/**
 * Lets a write pass only while its object reads as its caller read it, in the write's own transaction.
 * @throws preconditionFailed · validationError for writes of no one object · what reading the object throws
 */
export async function requireMatch(
  tx: Snapshot,
  call: Call,
  key: EndpointKey | undefined,
  header: string,
): Promise<void> {
  const readKey = key && taggedRead(key)
  if (!readKey)
    throw validationError("If-Match is for writes of one page, block, database, data source or comment.")
  const read = endpointFor(call.version, readKey)
  if (read.mode !== "read") throw new Error(`${readKey} does not read.`)
  requireNeed(call.principal, read.need)
  const answer = await read.handle({ ...call, query: {}, body: {} }, tx)
  if (answer instanceof ThenKeep) throw new Error(`${readKey} does more than read.`)
  const rendered =
    answer instanceof Rendered ? answer : Rendered.of(adaptResponse(call.version, readKey, answer))
  if (!namesTag(header, entityTag(rendered))) throw preconditionFailed()
}
