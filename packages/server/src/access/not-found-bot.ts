import type { Principal } from "../auth/principal.ts"

/** What a 404 quotes of the caller: the integration's name and, as integration_id, its bot user (recorded 2026). */
export function notFoundBot(principal: Principal): { id: string; name: string } {
  return { id: principal.integration.bot_id, name: principal.integration.name }
}
