import type { Ids } from "../ids/ids.ts"
import type { ContentContext } from "../rich-text/content-context.ts"
import type { OptionBook } from "./option-book.ts"
import type { Property } from "./property.ts"

/** What parsing the values of one page may use, and where it notes what it found. */
export interface ValueContext {
  /** Uploads and links of ours; people and mentions found are noted in its references. */
  content: ContentContext
  ids: Pick<Ids, "uuid">
  /** User id that verifies. */
  actor: string
}

/** A value being parsed. */
export interface ValueTask {
  property: Property
  /** Where the value stands in the body, for error sentences: `body.properties.Due.date`. */
  path: string
  context: ValueContext
  options: OptionBook
}
