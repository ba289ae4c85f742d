import type { FileRef } from "../rich-text/file-ref.ts"
import type { DateValue, RichText } from "../rich-text/rich-text.ts"

/**
 * A row's values by raw property id. A missing key is an empty value; empty lists, `false` and `null` are never
 * stored. Relation values are lists of page ids in order; the store keeps them as edges, not in `props`.
 * Computed types (formula, rollup, created_*, last_edited_*, button) never appear.
 */
export type Values = Readonly<Record<string, Value>>

/** Tagged by the property's type in the schema, not in the value itself. */
export type Value =
  | RichText // title, rich_text
  | number // number, unique_id
  | string // select, status: option id · url, email, phone_number: the text
  | true // checkbox
  | readonly string[] // multi_select: option ids · relation: page ids
  | DateValue // date
  | readonly PersonRef[] // people
  | readonly FileItem[] // files
  | Place // place
  | Verification // verification

export interface PersonRef {
  object: "user" | "group"
  id: string
}

export type FileItem = { name: string } & FileRef

export interface Place {
  lat: number
  lon: number
  name: string | null
  address: string | null
  aws_place_id: string | null
  google_place_id: string | null
}

export interface Verification {
  state: "verified" | "expired"
  verified_by: string | null
  date: DateValue | null
}
