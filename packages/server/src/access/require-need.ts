import { restrictedResource } from "@inkling/contract"
import type { Principal } from "../auth/principal.ts"
import type { Need } from "../endpoints/endpoint.ts"

/** @throws restrictedResource when the integration lacks the capability; Source: developers.notion.com/reference/capabilities */
export function requireNeed(principal: Principal, need: Need): void {
  if (need === undefined) return
  const has =
    need === "user_information"
      ? principal.integration.user_info !== "none"
      : [need].flat().some((one) => principal.capabilities.has(one))
  if (!has) throw restrictedResource()
}
