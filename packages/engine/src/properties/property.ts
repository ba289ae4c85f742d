/** One column of a data source's schema, as stored. Source: developers.notion.com/reference/property-object */
export type Property = PropertyBase & PropertyConfig

export type PropertyType = Property["type"]

interface PropertyBase {
  /** Integer, unique in the workspace; keys relation edges and query columns. */
  pk: number
  /** Raw (decoded) id: 4 printable characters, or `title`. Unique in its data source; URL-encoded on the wire. */
  id: string
  name: string
  description: string | null
}

export type PropertyConfig =
  | { type: PlainPropertyType; config: Record<string, never> }
  | { type: "number"; config: { format: string } }
  | { type: "select" | "multi_select"; config: { options: SelectOption[] } }
  | { type: "status"; config: { options: SelectOption[]; groups: StatusGroup[] } }
  | { type: "formula"; config: { expression: string } }
  | { type: "relation"; config: RelationConfig }
  | { type: "rollup"; config: RollupConfig }
  | { type: "unique_id"; config: { prefix: string | null; next: number } }

/** Types whose configuration is always `{}`. */
export type PlainPropertyType =
  | "title"
  | "rich_text"
  | "date"
  | "people"
  | "files"
  | "checkbox"
  | "url"
  | "email"
  | "phone_number"
  | "created_time"
  | "created_by"
  | "last_edited_time"
  | "last_edited_by"
  | "button"
  | "place"
  | "verification"

export interface SelectOption {
  id: string
  name: string
  color: string
  description: string | null
}

export interface StatusGroup {
  id: string
  name: string
  color: string
  option_ids: string[]
}

export interface RelationConfig {
  /** The target data source. */
  data_source_id: string
  kind: "single_property" | "dual_property"
  /** Raw id of the twin in the target; dual relations only. Its name is looked up on reading. */
  synced_property_id?: string
}

export interface RollupConfig {
  /** Raw id of a relation of the same data source. */
  relation_property_id: string
  /** Raw id of a property of the relation's target. */
  rollup_property_id: string
  function: string
}
