import { apiVersions, beyondManifest, type EndpointKey, newestVersion } from "@inkling/contract"
import { beyondHandler } from "../../beyond/beyond-handlers.ts"
import type { Need } from "../../endpoints/endpoint.ts"
import { endpointFor } from "../../endpoints/index.ts"
import type { Explanation } from "./explanation.ts"
import type { Refusal } from "./refusal.ts"

/** Capabilities as people read them. Source: developers.notion.com/reference/capabilities */
const names: Record<string, string> = {
  read_content: "Read content",
  update_content: "Update content",
  insert_content: "Insert content",
  read_comments: "Read comments",
  insert_comments: "Insert comments",
  user_information: "Read user information",
}

/** Says which capability is missing. */
export function explainRestricted({ entry, integration }: Refusal): Explanation {
  const need = needOf(entry.endpoint, entry.version)
  if (!integration)
    return { explanation: "This person's role does not allow it. Only owners may change roles.", fix: null }
  const capabilities = need === undefined ? [] : [need].flat()
  const missing = capabilities.filter((one) =>
    one === "user_information" ? integration.user_info === "none" : !integration.capabilities.includes(one),
  )
  if (missing.length === 0 || missing.length < capabilities.length)
    return {
      explanation: `"${integration.name}" has what ${entry.endpoint ?? "this endpoint"} needs now; it lacked a capability when it asked, or asked for something that integrations of its kind may not do.`,
      fix: null,
    }
  const list = missing.map((one) => `“${names[one] ?? one}”`).join(" or ")
  return {
    explanation: `"${integration.name}" lacks the capability ${list}, which ${entry.endpoint} needs.`,
    fix: { action: "grant_capability", integration_id: integration.id, capabilities: missing },
  }
}

function needOf(endpoint: string | undefined, version: string | undefined): Need {
  if (endpoint === undefined) return undefined
  const ours = beyondManifest.find(({ key }) => key === endpoint)
  if (ours) return beyondHandler(ours.key).need
  const known = apiVersions.find((one) => one === version) ?? newestVersion
  return endpointFor(known, endpoint as EndpointKey).need
}
