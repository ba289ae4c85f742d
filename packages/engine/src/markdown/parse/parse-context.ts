import type { Emojis } from "../print-context.ts"

/** What parsing markdown depends on beside the text. */
export interface ParseContext {
  /** Custom emojis that `:name:` stands for. */
  emojis: Emojis
  /** Whether a link is a signed one of ours. */
  isHosted(url: string): boolean
}

/** Deepest nesting of blocks; what is deeper becomes a sibling. Far beyond what the app lets people do (inferred). */
export const maxNesting = 60
