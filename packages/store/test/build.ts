import type {
  BlockRow,
  ChangeEntry,
  CommentRow,
  DatabaseRow,
  DataSourceRow,
  DiscussionRow,
  PageRow,
  PropertyRow,
  UserRow,
} from "@inkling/store"
import { startMs } from "./testing.ts"

export const author = "00000000-0000-4000-8000-0000000000aa"

/** A uuid that tells its number. */
export function uuid(number: number): string {
  return `00000000-0000-4000-9000-${String(number).padStart(12, "0")}`
}

const times = { created_at: startMs, created_by: author, edited_at: startMs, edited_by: author }

export function pageRow(ws: number, pk: number, rest: Partial<PageRow> = {}): PageRow {
  return {
    ws,
    pk,
    id: uuid(pk),
    parent_type: "workspace",
    parent_pk: null,
    data_source_pk: null,
    acl: 1,
    row_seq: 1,
    ...times,
    is_trashed: false,
    is_archived: false,
    is_locked: false,
    is_template: false,
    icon: null,
    cover: null,
    title: `Page ${pk}`,
    props: {},
    ...rest,
  }
}

export function blockRow(ws: number, pk: number, rest: Partial<BlockRow> = {}): BlockRow {
  return {
    ws,
    pk,
    id: uuid(pk),
    parent_pk: 2,
    page_pk: 2,
    order_key: "a0",
    type: "paragraph",
    payload: { rich_text: [] },
    is_trashed: false,
    ...times,
    ...rest,
  }
}

export function databaseRow(ws: number, pk: number, rest: Partial<DatabaseRow> = {}): DatabaseRow {
  return {
    ws,
    pk,
    id: uuid(pk),
    parent_type: "workspace",
    parent_pk: null,
    acl: 1,
    title: [],
    description: [],
    icon: null,
    cover: null,
    is_inline: false,
    is_locked: false,
    is_trashed: false,
    ...times,
    ...rest,
  }
}

export function dataSourceRow(ws: number, pk: number, rest: Partial<DataSourceRow> = {}): DataSourceRow {
  return {
    ws,
    pk,
    id: uuid(pk),
    database_pk: 2,
    position: 0,
    title: [],
    description: [],
    icon: null,
    cover: null,
    schema_epoch: 1,
    is_trashed: false,
    ...times,
    ...rest,
  }
}

export function propertyRow(ws: number, pk: number, rest: Partial<PropertyRow> = {}): PropertyRow {
  return {
    ws,
    pk,
    data_source_pk: 3,
    id: `p${pk}`,
    name: `Property ${pk}`,
    description: null,
    type: "number",
    config: { format: "number" },
    position: pk,
    ...rest,
  }
}

export function userRow(ws: number, number: number, rest: Partial<UserRow> = {}): UserRow {
  return {
    ws,
    id: uuid(number),
    type: "person",
    name: `User ${number}`,
    avatar_url: null,
    email: null,
    is_guest: false,
    created_at: startMs,
    order_no: number,
    ...rest,
  }
}

export function commentRow(ws: number, pk: number, rest: Partial<CommentRow> = {}): CommentRow {
  return {
    ws,
    pk,
    id: uuid(pk),
    discussion_id: uuid(900),
    page_pk: 2,
    block_pk: null,
    rich_text: [{ type: "text", text: { content: "hi", link: null } }],
    attachments: [],
    display_name: null,
    created_at: startMs,
    created_by: author,
    edited_at: startMs,
    ...rest,
  }
}

export function discussionRow(ws: number, number: number, rest: Partial<DiscussionRow> = {}): DiscussionRow {
  return {
    ws,
    id: uuid(number),
    page_pk: 2,
    block_pk: null,
    is_resolved: false,
    created_at: startMs,
    ...rest,
  }
}

export function entry(kind: string, rest: Partial<ChangeEntry> = {}): ChangeEntry {
  return {
    kind,
    object_type: "page",
    object_id: uuid(1),
    object_pk: null,
    data_source_pk: null,
    details: null,
    ...rest,
  }
}
