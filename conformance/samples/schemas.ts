import type { Args } from "../kit/notion.ts"

export interface SchemaSample {
  type: string
  send: Args
  /** The configuration as answers show it; the sent one unless given. */
  expect?: Args
}

/** Every property type that stands alone and can be created. Source: the SDK's types; answers recorded. */
export const schemaSamples: readonly SchemaSample[] = [
  { type: "rich_text", send: {} },
  { type: "number", send: {}, expect: { format: "number" } },
  { type: "number", send: { format: "euro" } },
  { type: "number", send: { format: "percent" } },
  { type: "date", send: {} },
  { type: "people", send: {} },
  { type: "files", send: {} },
  { type: "checkbox", send: {} },
  { type: "url", send: {} },
  { type: "email", send: {} },
  { type: "phone_number", send: {} },
  { type: "created_time", send: {} },
  { type: "created_by", send: {} },
  { type: "last_edited_time", send: {} },
  { type: "last_edited_by", send: {} },
  { type: "place", send: {} },
  { type: "unique_id", send: {}, expect: { prefix: null } },
  { type: "unique_id", send: { prefix: "TASK" } },
]
