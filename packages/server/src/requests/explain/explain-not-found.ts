import { findUser, type Snapshot, visibleAcls } from "@inkling/store"
import type { Explanation } from "./explanation.ts"
import { type FoundObject, findObject } from "./find-object.ts"
import type { Refusal } from "./refusal.ts"
import { shellWord } from "./shell-word.ts"

/** Where an object of a kind is read, when it was asked for as something else. */
const paths: Record<FoundObject["kind"], string> = {
  page: "/v1/pages",
  database: "/v1/databases",
  data_source: "/v1/data_sources",
  block: "/v1/blocks",
  comment: "/v1/comments",
  view: "/v1/views",
}

/** Tells what the caller must not know: not there, or not shared. */
export async function explainNotFound(
  tx: Snapshot,
  { entry, message, integration }: Refusal,
): Promise<Explanation> {
  const [, kind = "object", id = ""] =
    /^Could not find ([a-z_]+) with ID: ([0-9a-f-]{36})/.exec(message) ?? []
  if (kind === "user") return explainUser(integration?.user_info, id)
  const found = await findObject(tx, id)
  if (!found) return { explanation: `There is no ${words(kind)} with the id ${id} here.`, fix: null }
  const caller = await nameOf(tx, entry.callerId, integration?.name)
  const { shared } = found
  if (caller !== undefined && !(await visibleAcls(tx, caller.id)).has(shared.acl)) {
    const what =
      found.kind === shared.kind ? `This ${found.kind}` : `The ${shared.kind} this ${words(found.kind)} is on`
    const title = shared.title === "" ? "" : ` (“${shared.title}”)`
    const command = `inkling share ${shared.id} --with ${shellWord(caller.name)}`
    return {
      explanation: `${what}${title} is not shared with "${caller.name}".`,
      fix: { action: "share", page_id: shared.id, integration_id: caller.id, command },
    }
  }
  if (found.kind !== kind && kind !== "block")
    return {
      explanation: `The id ${id} is that of a ${words(found.kind)}, not of a ${words(kind)}.`,
      fix: { action: "use_endpoint", method: "GET", path: `${paths[found.kind]}/${id}` },
    }
  return {
    explanation: `There is such a ${words(kind)} now, and the caller sees it: it was shared or made after this request, or it is in trash or has expired.`,
    fix: null,
  }
}

function explainUser(userInfo: string | undefined, id: string): Explanation {
  if (userInfo === "none")
    return {
      explanation: "The integration may not read user information, so that it finds nobody.",
      fix: null,
    }
  return { explanation: `There is no person and no bot with the id ${id} here.`, fix: null }
}

async function nameOf(tx: Snapshot, id: string | undefined, name: string | undefined) {
  if (id === undefined) return undefined
  if (name !== undefined) return { id, name }
  const user = await findUser(tx, id)
  return user && { id, name: user.email ?? user.name ?? id }
}

const words = (kind: string) => kind.replaceAll("_", " ")
