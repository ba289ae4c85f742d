/** Kinds whose ids carry a mark in their fifth group on the wire. Source: recorded ids, reference observed-behaviour 13. */
export type IdKind =
  | "page"
  | "block"
  | "data_source"
  | "view"
  | "file_upload"
  | "comment"
  | "discussion"
  | "database"
  | "option"
  | "user"
  | "other"

/** The injected source of everything random or temporal. */
export interface Ids {
  /** A fresh uuid, lower-case and dashed; time-ordered (version nibble 8) but for databases and options (version 4). */
  uuid(kind: IdKind): string
  /** A fresh property id: 4 printable ASCII characters, never one of `taken`. */
  propertyId(taken: ReadonlySet<string>): string
}

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
}
