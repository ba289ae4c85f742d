import type { Capability, OutlineNode, UserInfo } from "./admin.ts"
import { call } from "./call.ts"

/** What a public integration asks the person for. */
export interface ConsentRequest {
  name: string
  /** Where the person is sent back to. */
  host: string
  workspace: string
  capabilities: Capability[]
  user_info: UserInfo
  /** What the person agreed to before; null the first time. */
  agreed: { capabilities: Capability[]; user_info: UserInfo; pages: OutlineNode[] } | null
}

/** The server's side of the consent page; `query` is the one that the integration linked to. */
export const consent = {
  read: (query: string) => call<ConsentRequest>("GET", `/inkling/oauth/request?${query}`),
  decide: (query: string, decision: { allow: boolean; picked: string[] }) =>
    call<{ location: string }>("POST", `/inkling/oauth/decision?${query}`, { body: decision }),
}
