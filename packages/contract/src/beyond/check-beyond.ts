import type { WireRequest } from "../check-request.ts"
import { explain } from "../explain/explain.ts"
import { messageOf } from "../explain/message.ts"
import { compilerFor } from "../schema/schema-set.ts"
import { newestVersion } from "../versions.ts"
import type { BeyondEndpoint } from "./beyond-manifest.ts"

const parts = ["path", "query", "body"] as const

/** Why a request does not fit the endpoint, in the sentences of the API; undefined when it does. */
export function checkBeyond(endpoint: BeyondEndpoint, request: WireRequest): string | undefined {
  const compiler = compilerFor(newestVersion, "requests")
  for (const part of parts) {
    const schema = endpoint[`${part}Schema`]
    if (compiler.check(schema)(request[part])) continue
    const place = { path: part, depth: 0, isOptional: false }
    return messageOf(part, explain(schema, request[part], place, compiler))
  }
  return undefined
}
