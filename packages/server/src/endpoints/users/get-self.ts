import { internalServerError } from "@inkling/contract"
import { findUser, findWorkspace } from "@inkling/store"
import { presentOwnBot, presentPartialUser, presentUser } from "../../present/present-user.ts"
import { readEndpoint } from "../endpoint.ts"

/** The bot of the token, or the person who signed in; needs no capability. Source: developers.notion.com/reference/get-self */
export const getSelf = readEndpoint("getSelf", undefined, async (call, tx) => {
  const { integration } = call.principal
  const bot = await findUser(tx, integration.bot_id)
  if (!bot) throw internalServerError()
  if (bot.type === "person") return presentUser(bot, call.principal)
  const ownerRow =
    integration.owner_user_id === null ? undefined : await findUser(tx, integration.owner_user_id)
  const owner = ownerRow ? presentUser(ownerRow, call.principal) : undefined
  const workspace = await findWorkspace(tx)
  return presentOwnBot(
    bot,
    integration,
    owner ?? (integration.owner_user_id ? presentPartialUser(integration.owner_user_id) : undefined),
    workspace,
    call.services.config.maxUploadBytes,
  )
})
