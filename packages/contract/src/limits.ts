import type { Definitions } from "./schema/schema.ts"

export function applyLimits(_definitions: Definitions): void {}
