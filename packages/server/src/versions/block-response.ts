import { type ApiVersion, isBefore } from "@inkling/contract"
import type { Wire } from "../present/context.ts"
import { downgradeParent } from "./parent-response.ts"
import { withArchived } from "./with-archived.ts"

/** A block as `version` shows it. Source: reference overview §3.2–3.4. */
export function downgradeBlock(version: ApiVersion, block: Wire): Wire {
  const type = block["type"]
  if (typeof type !== "string") return block // a partial block
  const { [type]: payload, ...envelope } = block
  const oldType = type === "meeting_notes" ? "transcription" : type
  return withArchived({
    ...envelope,
    parent: downgradeParent(version, block["parent"] as Wire),
    type: oldType,
    [oldType]: downgradePayload(version, payload as Wire),
  })
}

/** Before 2022-02-22 words were called `text`, and stood last (recorded in March 2022). */
function downgradePayload(version: ApiVersion, payload: Wire): Wire {
  if (!isBefore(version, "2022-02-22") || !("rich_text" in payload)) return payload
  const { rich_text: text, ...rest } = payload
  return { ...rest, text }
}
