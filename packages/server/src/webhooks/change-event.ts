import type { EventType } from "./event-types.ts"

export interface Author {
  id: string
  type: "person" | "bot"
}

/** Names of block, page, database or workspace as payloads give them. */
export interface ParentRef {
  id: string
  type: "space" | "page" | "block" | "database"
  data_source_id?: string
}

/** One change as a subscription's version tells it, before changes are bundled. */
export interface ChangeEvent {
  type: EventType
  entity: { id: string; type: "page" | "database" | "data_source" | "comment" | "file_upload" | "view" }
  /** pk of the page or database whose access list decides who hears of it; null: its maker alone. */
  anchorPk: number | null
  /** Absent in most events of uploads. */
  data?: EventData
  at: number
  /** User id; null when nobody did it. */
  author: string | null
}

export interface EventData {
  parent?: ParentRef
  updated_blocks?: readonly { id: string; type: string }[]
  updated_properties?: readonly (string | UpdatedProperty)[]
  [key: string]: unknown
}

export interface UpdatedProperty {
  id: string
  name: string | null
  action: "created" | "updated" | "deleted"
}
