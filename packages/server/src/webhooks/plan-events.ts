import { isBefore } from "@inkling/contract"
import { encodePropertyId } from "@inkling/engine"
import type { ChangeLogRow, DatabaseRow, DataSourceRow, PageRow } from "@inkling/store"
import type { ChangeEvent, EventData, UpdatedProperty } from "./change-event.ts"
import type { EventType, WebhookVersion } from "./event-types.ts"
import { type Places, parentOf } from "./places.ts"

type Updated = readonly { id: string; type: string }[]

/**
 * What one entry of the change log is in the words of webhooks; pure. What is not there any more tells nothing, and
 * what only this server knows (grants, tokens, rewritten values) neither.
 */
export function planEvents(entry: ChangeLogRow, places: Places, version: WebhookVersion): ChangeEvent[] {
  const pk = entry.object_pk ?? 0
  const page = places.pages.get(pk)
  const database = places.databases.get(pk)
  const source = places.sources.get(pk)
  if (entry.object_type === "page" && page) return pageEvents(entry, page, places, version)
  if (entry.object_type === "database" && database) return databaseEvents(entry, database, places)
  if (entry.object_type === "data_source" && source) return sourceEvents(entry, source, places, version)
  if (entry.object_type === "comment") return commentEvents(entry, places)
  if (entry.object_type === "view") return viewEvents(entry, places, version)
  if (entry.object_type === "file_upload") return uploadEvents(entry)
  return []
}

function pageEvents(
  entry: ChangeLogRow,
  page: PageRow,
  places: Places,
  version: WebhookVersion,
): ChangeEvent[] {
  const details = (entry.details ?? {}) as { blocks?: Updated; properties?: string[]; is_locked?: boolean }
  const parent = parentOf(page, places, !isBefore(version, "2025-09-03"))
  const event = (type: EventType, data: EventData = { parent }): ChangeEvent => ({
    type,
    entity: { id: page.id, type: "page" },
    anchorPk: page.pk,
    data,
    at: entry.at,
    author: entry.actor,
  })
  const content = (blocks: Updated) => event("page.content_updated", { updated_blocks: blocks, parent })
  switch (entry.kind) {
    case "page.created":
      return [event("page.created"), ...rowsChanged(entry, page, places, version)]
    case "page.deleted":
    case "page.undeleted":
      return [event(entry.kind), ...listChanged(entry, page, places, version)]
    case "page.moved":
      return [event("page.moved")]
    case "page.content_updated":
      return [content(details.blocks ?? [])]
    case "page.relation_updated": // inferred: the other side of a relation is an update of its page
    case "page.properties_updated": {
      const ids = [...new Set(details.properties ?? [])]
      const events: ChangeEvent[] = []
      // The title of a page outside data sources counts as its content. Source: the docs' own example of the event
      if (ids.length > 0)
        events.push(
          page.data_source_pk === null
            ? content([{ id: page.id, type: "page" }])
            : event("page.properties_updated", { parent, updated_properties: ids.map(encodePropertyId) }),
        )
      if (details.is_locked !== undefined)
        events.push(event(details.is_locked ? "page.locked" : "page.unlocked"))
      return events
    }
    default:
      return []
  }
}

/** A page that goes or comes back changes what lists it. */
function listChanged(
  entry: ChangeLogRow,
  page: PageRow,
  places: Places,
  version: WebhookVersion,
): ChangeEvent[] {
  if (page.parent_type === "data_source") return rowsChanged(entry, page, places, version)
  const parent = page.parent_type === "page" ? places.pages.get(page.parent_pk ?? 0) : undefined
  if (!parent) return []
  return [
    {
      type: "page.content_updated",
      entity: { id: parent.id, type: "page" },
      anchorPk: parent.pk,
      data: {
        updated_blocks: [{ id: page.id, type: "page" }],
        parent: parentOf(parent, places, !isBefore(version, "2025-09-03")),
      },
      at: entry.at,
      author: entry.actor,
    },
  ]
}

/** A row that comes or goes is content of its data source, or of its database before there were such. */
function rowsChanged(
  entry: ChangeLogRow,
  page: PageRow,
  places: Places,
  version: WebhookVersion,
): ChangeEvent[] {
  const source = places.sources.get(page.data_source_pk ?? 0)
  const database = source && places.databases.get(source.database_pk)
  if (!source || !database) return []
  const updated = [{ id: page.id, type: "block" }] // as the docs' sample has it
  return [
    aboutSource(entry, source, database, places, version, "content_updated", { updated_blocks: updated }),
  ]
}

function databaseEvents(entry: ChangeLogRow, database: DatabaseRow, places: Places): ChangeEvent[] {
  const kinds = ["database.created", "database.deleted", "database.undeleted", "database.moved"] as const
  const type = kinds.find((kind) => kind === entry.kind)
  if (!type) return []
  const data = { parent: parentOf(database, places, false) }
  const entity = { id: database.id, type: "database" as const }
  return [{ type, entity, anchorPk: database.pk, data, at: entry.at, author: entry.actor }]
}

function sourceEvents(
  entry: ChangeLogRow,
  source: DataSourceRow,
  places: Places,
  version: WebhookVersion,
): ChangeEvent[] {
  const database = places.databases.get(source.database_pk)
  if (!database) return []
  if (entry.kind === "data_source.schema_updated") {
    const { changes } = (entry.details ?? {}) as { changes?: UpdatedProperty[] }
    if (!changes) return []
    const updated = changes.map((change) => ({ ...change, id: encodePropertyId(change.id) }))
    return [
      aboutSource(entry, source, database, places, version, "schema_updated", {
        updated_properties: updated,
      }),
    ]
  }
  const kinds = [
    "data_source.created",
    "data_source.deleted",
    "data_source.undeleted",
    "data_source.moved",
  ] as const
  const type = kinds.find((kind) => kind === entry.kind)
  // The first data source comes with its database and has no event of its own (inferred from the docs' wording).
  if (!type || isBefore(version, "2025-09-03") || (type === "data_source.created" && source.position === 0))
    return []
  const entity = { id: source.id, type: "data_source" as const }
  const data = { parent: { id: database.id, type: "database" as const } }
  return [{ type, entity, anchorPk: database.pk, data, at: entry.at, author: entry.actor }]
}

function aboutSource(
  entry: ChangeLogRow,
  source: DataSourceRow,
  database: DatabaseRow,
  places: Places,
  version: WebhookVersion,
  what: "content_updated" | "schema_updated",
  data: EventData,
): ChangeEvent {
  const base = { anchorPk: database.pk, at: entry.at, author: entry.actor }
  if (isBefore(version, "2025-09-03"))
    return {
      ...base,
      type: `database.${what}`,
      entity: { id: database.id, type: "database" },
      data: { ...data, parent: parentOf(database, places, false) },
    }
  return {
    ...base,
    type: `data_source.${what}`,
    entity: { id: source.id, type: "data_source" },
    data: { ...data, parent: { id: database.id, type: "database" } },
  }
}

function commentEvents(entry: ChangeLogRow, places: Places): ChangeEvent[] {
  const kinds = ["comment.created", "comment.updated", "comment.deleted"] as const
  const type = kinds.find((kind) => kind === entry.kind)
  const { page_pk, block_pk } = (entry.details ?? {}) as { page_pk?: number; block_pk?: number | null }
  const page = places.pages.get(page_pk ?? 0)
  if (!type || !page) return []
  const block = places.blockIds.get(block_pk ?? 0)
  const parent =
    block === undefined ? { id: page.id, type: "page" as const } : { id: block, type: "block" as const }
  const entity = { id: entry.object_id, type: "comment" as const }
  const data = { page_id: page.id, parent }
  return [{ type, entity, anchorPk: page.pk, data, at: entry.at, author: entry.actor }]
}

/** Entries name the view's database, and what the payload says beside it. */
function viewEvents(entry: ChangeLogRow, places: Places, version: WebhookVersion): ChangeEvent[] {
  const { database_id, view_type, updated_fields } = (entry.details ?? {}) as Record<string, unknown>
  const database = [...places.databases.values()].find(({ id }) => id === database_id)
  if (!database || isBefore(version, "2025-09-03")) return []
  const parent = { id: database.id, type: "database" as const }
  const event = (type: EventType, more: EventData): ChangeEvent => ({
    type,
    entity: { id: entry.object_id, type: "view" },
    anchorPk: database.pk,
    data: { parent, ...more },
    at: entry.at,
    author: entry.actor,
  })
  if (entry.kind === "view.created") return [event("view.created", { view_type })]
  if (entry.kind === "view.updated") return [event("view.updated", { updated_fields })]
  return entry.kind === "view.deleted" ? [event("view.deleted", {})] : []
}

/** Only a failed upload says more than that it happened. One that expired counts as its maker's (inferred). */
function uploadEvents(entry: ChangeLogRow): ChangeEvent[] {
  const kinds = ["created", "completed", "expired", "upload_failed"] as const
  const kind = kinds.find((one) => entry.kind === `file_upload.${one}`)
  if (!kind) return []
  const { created_by } = (entry.details ?? {}) as { created_by?: string }
  return [
    {
      type: `file_upload.${kind}`,
      entity: { id: entry.object_id, type: "file_upload" },
      anchorPk: null,
      ...(kind === "upload_failed" && entry.details && { data: entry.details as EventData }),
      at: entry.at,
      author: entry.actor ?? created_by ?? null,
    },
  ]
}
