import type { Definitions } from "../schema/schema.ts"
import type { ApiVersion } from "../versions.ts"
import { describeOldResponses } from "./old-responses.ts"
import { adaptArchived, describeUntypedConfigurations, describeUntypedKeys } from "./responses.ts"

/** Changes freshly loaded response schemas into what `version` answers. Each deviation states its source. */
export function applyResponseDeviations(definitions: Definitions, version: ApiVersion): void {
  adaptArchived(definitions, version)
  describeUntypedConfigurations(definitions)
  describeUntypedKeys(definitions, version)
  describeOldResponses(definitions, version)
}
