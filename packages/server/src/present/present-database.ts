import { plainText, type RichText, toDatabaseTime } from "@inkling/engine"
import type { DatabaseRow, DataSourceRow } from "@inkling/store"
import type { PresentContext, Wire } from "./context.ts"
import { namesOf } from "./names-of.ts"
import { presentFileRef } from "./present-file.ts"
import { presentIcon } from "./present-icon.ts"
import { presentRichText } from "./present-rich-text.ts"

/** What a container without a title is called; its data source shows an empty one. Source: recorded pairs of 2026 */
const untitled: RichText = [{ type: "text", text: { content: "New database", link: null } }]

/** A database and what its answer needs that is not in its row. */
export interface DatabaseParts {
  database: DatabaseRow
  parent: Wire
  /** True when it or something above it is in trash. */
  inTrash: boolean
  /** Those not in trash, in their order. */
  dataSources: readonly DataSourceRow[]
}

/** A container in recorded key order; its times have milliseconds. Source: reference databases-and-data-sources §1.1 */
export function presentDatabase(
  { database, parent, inTrash, dataSources }: DatabaseParts,
  context: PresentContext,
): Wire {
  return {
    object: "database",
    id: database.id,
    title: presentRichText(orUntitled(database.title), context),
    description: presentRichText(database.description, context),
    parent,
    is_inline: database.is_inline,
    in_trash: inTrash,
    is_locked: database.is_locked,
    created_time: toDatabaseTime(database.created_at),
    last_edited_time: toDatabaseTime(database.edited_at),
    data_sources: dataSources.map(({ id, title }) => ({
      id,
      name: plainText(orUntitled(title), namesOf(context)),
    })),
    icon: database.icon && presentIcon(database.icon, context),
    cover: database.cover && presentFileRef(database.cover, context),
    url: context.pageUrl(database.id),
    public_url: null,
  }
}

/** All that a caller without the right to read sees. */
export function presentPartialDatabase(id: string): Wire {
  return { object: "database", id }
}

function orUntitled(title: RichText): RichText {
  return title.length > 0 ? title : untitled
}
