import { parseUuid } from "./parse-uuid.ts"

/** An id of a checked request in the wire's form; text that is no uuid (an import's) is kept. */
export function requestId(text: string): string {
  return parseUuid(text) ?? text
}
