import { defaultValues, type Ids, newContentContext, parseValues, type Value } from "@inkling/engine"
import {
  type ChangeEntry,
  findDataSource,
  findPage,
  insertPages,
  listChanges,
  listPagesByIds,
  listProperties,
  type OpenedStore,
  type PageRow,
  replaceEdges,
  type Snapshot,
  type StoredProperty,
  type WriteTx,
} from "@inkling/store"

/** How the server wrote one row: what all rows of its data source share. */
interface Model {
  page: PageRow
  entry: ChangeEntry
  properties: readonly StoredProperty[]
  /** pk by id of the pages that rows are related to. */
  targets: ReadonlyMap<string, number>
}

/** A row to write: the request's properties and the text of its title. */
export interface BulkRow {
  title: string
  properties: Record<string, unknown>
}

/**
 * Writes rows of a data source past the API, through the store's writer: as the API writes them, but thousands to a
 * job. Each is a copy of a row that the API has made, with values parsed by the engine.
 */
export class BulkRows {
  readonly #store: OpenedStore
  readonly #ws: number
  readonly #ids: Pick<Ids, "uuid">
  readonly #model: Model

  private constructor(store: OpenedStore, ws: number, ids: Pick<Ids, "uuid">, model: Model) {
    this.#store = store
    this.#ws = ws
    this.#ids = ids
    this.#model = model
  }

  /** `modelId` is a row made by the API; `targetIds` the pages that rows may be related to. */
  static async open(
    store: OpenedStore,
    ids: Pick<Ids, "uuid">,
    place: { dataSourceId: string; modelId: string; targetIds?: readonly string[] },
  ): Promise<BulkRows> {
    const workspace = (await store.listWorkspaces())[0]
    if (!workspace) throw new Error("There is no workspace to fill.")
    const model = await store.read(workspace.ws, async (tx) => {
      const dataSource = await findDataSource(tx, place.dataSourceId)
      const page = await findPage(tx, place.modelId)
      if (!dataSource || !page) throw new Error("There is no row to copy.")
      const targets = await listPagesByIds(tx, place.targetIds ?? [])
      return {
        page,
        entry: await creationOf(tx, page),
        properties: await listProperties(tx, dataSource.pk),
        targets: new Map(targets.map(({ id, pk }) => [id, pk])),
      }
    })
    return new BulkRows(store, workspace.ws, ids, model)
  }

  /** Writes them in one job, all created at the store's present moment. */
  write(rows: readonly BulkRow[]): Promise<void> {
    return this.#store.write(this.#ws, { actor: this.#model.page.created_by }, async (tx) => {
      const firstPk = tx.allocatePks(rows.length)
      for (const [at, row] of rows.entries()) await this.#writeRow(tx, firstPk + at, row)
    })
  }

  async #writeRow(tx: WriteTx, pk: number, { title, properties: request }: BulkRow): Promise<void> {
    const { page, entry, properties, targets } = this.#model
    const id = this.#ids.uuid("page")
    const context = { content: newContentContext(), ids: this.#ids, actor: page.created_by }
    const { patch, relations, grown } = parseValues(request, properties, context)
    if (grown.length > 0) throw new Error(`The schema lacks an option that "${title}" has.`)
    const props: Record<string, Value> = { ...defaultValues(properties) }
    for (const [key, value] of Object.entries(patch)) if (value !== null) props[key] = value
    const row_seq = tx.log({ ...entry, object_id: id, object_pk: pk })
    await insertPages(tx, [{ ...page, pk, id, row_seq, title, props, created_at: tx.now, edited_at: tx.now }])
    for (const { property, pageIds } of relations) {
      const stored = properties.find((one) => one.id === property.id) as StoredProperty
      const pks = pageIds.map((target) => targets.get(target) as number)
      await replaceEdges(tx, stored.pk, pk, pks)
    }
  }
}

/** The entry with which the API logged the model's creation. */
async function creationOf(tx: Snapshot, page: PageRow): Promise<ChangeEntry> {
  const [logged] = await listChanges(tx, { after: page.row_seq - 1, limit: 1 })
  if (logged?.object_id !== page.id) throw new Error("The row to copy was changed since it was made.")
  const { ws: _ws, seq: _seq, at: _at, actor: _actor, ...entry } = logged
  return entry
}
