import { invalidStartCursor } from "@inkling/contract"
import { parseUuid } from "@inkling/engine"
import { findUser, findWorkspace, listUsers } from "@inkling/store"
import { presentList } from "../../present/present-list.ts"
import { presentOwnBot, presentUser } from "../../present/present-user.ts"
import { readEndpoint } from "../endpoint.ts"
import { pageSizeOf, uuidCursor } from "../page-size.ts"

/** Members and bots, persons first; guests are not listed. Source: developers.notion.com/reference/get-users */
export const listUsersEndpoint = readEndpoint("listUsers", "user_information", async (call, tx) => {
  const size = pageSizeOf(call.query)
  const cursor = uuidCursor(call.query, parseUuid)
  const from = cursor === undefined ? undefined : await findUser(tx, cursor)
  if (cursor !== undefined && !from) throw invalidStartCursor(cursor)
  const users = await listUsers(tx, { from: from?.order_no ?? 0, limit: size + 1 })
  const { integration } = call.principal
  const workspace = await findWorkspace(tx)
  const results = users
    .slice(0, size)
    .map((user) =>
      user.id === integration.bot_id
        ? presentOwnBot(user, integration, undefined, workspace, call.services.config.maxUploadBytes)
        : presentUser(user, call.principal),
    )
  return presentList("user", results, users[size]?.id ?? null)
})
