import { userNotFound } from "@inkling/contract"
import { findUser, findWorkspace } from "@inkling/store"
import { notFoundBot } from "../../access/not-found-bot.ts"
import { presentOwnBot, presentUser } from "../../present/present-user.ts"
import { readEndpoint } from "../endpoint.ts"

/**
 * A member, guest or bot of the workspace. Without user information everyone but the caller's own bot is not found,
 * in the 404's own words. Source: developers.notion.com/reference/get-user, recorded 404.
 */
export const getUser = readEndpoint("getUser", undefined, async (call, tx) => {
  const id = call.path["user_id"] as string
  const { integration } = call.principal
  const user = await findUser(tx, id)
  if (user && user.type !== "group") {
    if (id === integration.bot_id) {
      const limit = call.services.config.maxUploadBytes
      return presentOwnBot(user, integration, undefined, await findWorkspace(tx), limit)
    }
    if (integration.user_info !== "none") return presentUser(user, call.principal)
  }
  throw userNotFound(id, notFoundBot(call.principal))
})
