import { type ApiVersion, isBefore } from "@inkling/contract"

/** Versions a subscription may be pinned to. Source: the SDK's BaseWebhookPayload */
export const webhookVersions = [
  "2022-06-28",
  "2025-09-03",
  "2026-03-11",
] as const satisfies readonly ApiVersion[]
export type WebhookVersion = (typeof webhookVersions)[number]

const everywhere = [
  "page.created",
  "page.content_updated",
  "page.properties_updated",
  "page.moved",
  "page.deleted",
  "page.undeleted",
  "page.locked",
  "page.unlocked",
  "page.transcription_block.transcript_deleted",
  "database.created",
  "database.deleted",
  "database.undeleted",
  "database.moved",
  "comment.created",
  "comment.updated",
  "comment.deleted",
  "file_upload.created",
  "file_upload.completed",
  "file_upload.expired",
  "file_upload.upload_failed",
] as const

/** Before databases had data sources. */
const onlyOld = ["database.content_updated", "database.schema_updated"] as const

const sinceDataSources = [
  "data_source.created",
  "data_source.deleted",
  "data_source.undeleted",
  "data_source.moved",
  "data_source.content_updated",
  "data_source.schema_updated",
  "view.created",
  "view.updated",
  "view.deleted",
] as const

export type EventType =
  | (typeof everywhere)[number]
  | (typeof onlyOld)[number]
  | (typeof sinceDataSources)[number]

/** What a subscription of this version can be told. Source: developers.notion.com/reference/webhooks-events-delivery */
export function eventTypesOf(version: WebhookVersion): readonly EventType[] {
  return [...everywhere, ...(isBefore(version, "2025-09-03") ? onlyOld : sinceDataSources)]
}

/** Locks, comments and uploads are told at once; that views are bundled is inferred. */
export function isAggregated(type: EventType): boolean {
  return !/^(comment|file_upload)\.|locked$|^page\.transcription_block/.test(type)
}
