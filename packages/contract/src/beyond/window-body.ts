import type { Schema } from "../schema/schema.ts"
import { queryPart, rowParts } from "./query-parts.ts"

/** Rows a window may show. */
export const maxWindowRows = 1_000

export const windowBody: Schema = {
  type: "object",
  get properties() {
    return {
      ...rowParts(),
      sorts: queryPart("sorts"),
      offset: { type: "integer", minimum: 0, maximum: 1_000_000_000 } as const,
      limit: { type: "integer", minimum: 0, maximum: maxWindowRows } as const,
    }
  },
  additionalProperties: false,
}
