import type { Property } from "@inkling/engine"
import { type DataSourceRow, listProperties, type Snapshot } from "@inkling/store"
import { isSettled } from "./is-writing.ts"

/** Schemas remembered; the oldest goes first. */
const maxSchemas = 2_000

interface KeptSchema {
  epoch: string
  schemaEpoch: number
  properties: readonly Property[]
}

/** Columns of data sources, each good until its `schema_epoch` is raised. */
export class SchemaCache {
  readonly #kept = new Map<string, KeptSchema>()

  /**
   * The columns of a data source whose row was read in this snapshot, in their order. Counters of unique_id columns may
   * be out of date: see `freshProperties`.
   */
  async properties(tx: Snapshot, dataSource: DataSourceRow): Promise<readonly Property[]> {
    const key = `${tx.ws} ${dataSource.pk}`
    const { epoch } = tx.head
    const { schema_epoch: schemaEpoch } = dataSource
    const kept = this.#kept.get(key)
    if (kept?.epoch === epoch && kept.schemaEpoch === schemaEpoch) return kept.properties
    const properties = await listProperties(tx, dataSource.pk)
    if (!isSettled(tx)) return properties
    this.#kept.delete(key)
    this.#kept.set(key, { epoch, schemaEpoch, properties })
    if (this.#kept.size > maxSchemas) this.#kept.delete(this.#kept.keys().next().value as string)
    return properties
  }

  /** The same with counters as they are now, for planning new rows. */
  async freshProperties(tx: Snapshot, dataSource: DataSourceRow): Promise<readonly Property[]> {
    const properties = await this.properties(tx, dataSource)
    return properties.some(({ type }) => type === "unique_id")
      ? listProperties(tx, dataSource.pk)
      : properties
  }
}
