import type { Definitions } from "../schema/schema.ts"
import type { ApiVersion } from "../versions.ts"

export function applyRequestDeviations(_definitions: Definitions, _version: ApiVersion): void {}
