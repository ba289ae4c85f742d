import type { Capability } from "../auth/principal.ts"

export const allCapabilities: readonly Capability[] = [
  "read_content",
  "update_content",
  "insert_content",
  "read_comments",
  "insert_comments",
]
