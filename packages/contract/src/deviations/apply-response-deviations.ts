import type { Definitions } from "../schema/schema.ts"
import type { ApiVersion } from "../versions.ts"

export function applyResponseDeviations(_definitions: Definitions, _version: ApiVersion): void {}
