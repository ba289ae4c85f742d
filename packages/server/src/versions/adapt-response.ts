import { type ApiVersion, type EndpointKey, newestVersion } from "@inkling/contract"
import type { Wire } from "../present/context.ts"
import { downgradeBlock } from "./block-response.ts"
import { downgradeDatabase, downgradeDataSource } from "./database-response.ts"
import { downgradeList } from "./list-response.ts"
import { downgradePage } from "./page-response.ts"
import { downgradePropertyItem } from "./property-item-response.ts"
import { withArchived } from "./with-archived.ts"

/** Rewrites an answer in the newest version's shape into that of `version`, key order included. Pure. */
export function adaptResponse(version: ApiVersion, key: EndpointKey, body: Wire): Wire {
  if (version === newestVersion) return body
  return downgrade(version, key, body)
}

function downgrade(version: ApiVersion, key: EndpointKey, body: Wire): Wire {
  switch (body["object"]) {
    case "page":
      return downgradePage(version, body)
    case "block":
      return downgradeBlock(version, body)
    case "database":
      return downgradeDatabase(version, body)
    case "data_source":
      return downgradeDataSource(version, body)
    case "property_item":
      return downgradePropertyItem(version, body)
    case "list":
      return downgradeList(version, body, (item) => downgrade(version, key, item))
    case "file_upload":
      return withArchived(body)
    default:
      return key === "queryMeetingNotes" ? downgradeNotes(body) : body
  }
}

/** Notes keep the type's newest name in every version, since the SDK's types know no other (inferred). */
function downgradeNotes(body: Wire): Wire {
  return { ...body, results: (body["results"] as Wire[]).map(withArchived) }
}
