import type { Property } from "@inkling/engine"
import {
  type DatabaseRow,
  type DataSourceRow,
  findDatabaseByPk,
  findDataSourceByPk,
  type Snapshot,
} from "@inkling/store"
import type { SchemaCache } from "./schema-cache.ts"

/** A data source with its columns and its database, as of the snapshot. */
export interface LoadedDataSource {
  dataSource: DataSourceRow
  database: DatabaseRow
  properties: readonly Property[]
}

/** Schemas by data source pk, read once per request. */
export class Schemas {
  readonly #tx: Snapshot
  readonly #cache: SchemaCache
  readonly #loaded = new Map<number, LoadedDataSource | undefined>()

  constructor(tx: Snapshot, cache: SchemaCache) {
    this.#tx = tx
    this.#cache = cache
  }

  /** Says what was read already; nothing of it may have been changed since. */
  add(schema: LoadedDataSource): void {
    this.#loaded.set(schema.dataSource.pk, schema)
  }

  /** After its columns have changed. */
  forget(pk: number): void {
    this.#loaded.delete(pk)
  }

  async load(pk: number): Promise<LoadedDataSource | undefined> {
    if (!this.#loaded.has(pk)) this.#loaded.set(pk, await this.#read(pk))
    return this.#loaded.get(pk)
  }

  async #read(pk: number): Promise<LoadedDataSource | undefined> {
    const dataSource = await findDataSourceByPk(this.#tx, pk)
    const database = dataSource && (await findDatabaseByPk(this.#tx, dataSource.database_pk))
    if (!dataSource || !database) return undefined
    return { dataSource, database, properties: await this.#cache.properties(this.#tx, dataSource) }
  }
}
