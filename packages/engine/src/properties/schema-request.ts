/** `properties` of a schema request in the newest shape, types already checked. `null` deletes (updates only). */
export type SchemaRequest = Readonly<Record<string, PropertyRequest | null>>

/** One property of a schema request: at most one type key beside the common ones. */
export interface PropertyRequest {
  type?: string
  id?: string
  name?: string
  description?: string | null
  readonly [typeKey: string]: unknown
}

/** An option of a select, multi_select or status request; `id` in updates only, `group` for status only. */
export interface OptionRequest {
  id?: string
  name?: string
  color?: string
  description?: string | null
  group?: string
}

export interface RelationRequest {
  data_source_id: string
  type?: "single_property" | "dual_property"
  single_property?: object
  dual_property?: { synced_property_id?: string; synced_property_name?: string }
}

export interface RollupRequest {
  function: string
  relation_property_name?: string
  relation_property_id?: string
  rollup_property_name?: string
  rollup_property_id?: string
}
