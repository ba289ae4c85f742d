import { apiVersions, newestVersion } from "@inkling/contract"
import type { Explanation } from "./explanation.ts"
import type { Refusal } from "./refusal.ts"

/** A Notion-Version header that is missing or wrong. */
export function explainVersion({ entry }: Refusal): Explanation {
  const given = entry.version
  const what =
    given === undefined
      ? "The request has no Notion-Version header."
      : `There is no version "${given}". There are ${apiVersions.join(", ")}.`
  return { explanation: what, fix: { action: "set_header", name: "Notion-Version", value: newestVersion } }
}
