import type { Property } from "@inkling/engine"
import type { LoadedDataSource } from "../load/schema-of.ts"
import { titleOnly } from "../present/present-page.ts"

/** A data source as computing reads it. */
export interface KnownSource {
  /** Empty for pages outside data sources. */
  id: string
  pk: number | null
  schemaEpoch: number
  /** Equal for equal columns as far as the caller may know of them. */
  schemaKey: string
  /** Columns that the caller may know of, by raw id: others are to it as if they were not there. */
  visible: ReadonlyMap<string, Property>
}

export function knownSource(
  { dataSource, properties }: LoadedDataSource,
  visible: readonly Property[],
): KnownSource {
  return {
    id: dataSource.id,
    pk: dataSource.pk,
    schemaEpoch: dataSource.schema_epoch,
    schemaKey: `${dataSource.schema_epoch} ${visible.length === properties.length ? "" : visible.map(({ id }) => id)}`,
    visible: byId(visible),
  }
}

/** What pages outside data sources have: a title. */
export const noSource: KnownSource = {
  id: "",
  pk: null,
  schemaEpoch: 0,
  schemaKey: "",
  visible: byId(titleOnly),
}

function byId(properties: readonly Property[]): Map<string, Property> {
  return new Map(properties.map((property) => [property.id, property]))
}
