import { validationError } from "@inkling/contract"
import {
  type Cover,
  decodePropertyId,
  type Icon,
  type Property,
  parseCover,
  parseIcon,
  parseValues,
  type RichText,
  type Value,
} from "@inkling/engine"
import {
  findDatabase,
  findDatabaseByPk,
  findDataSource,
  findPage,
  insertPages,
  listProperties,
  type PageRow,
  updateProperty,
} from "@inkling/store"
import { titleText } from "../../load/present-context.ts"
import { titleOnly } from "../../present/present-page.ts"
import { listInParent } from "../../tree/list-in-parent.ts"
import { findListParent, idTaken, missingParent } from "./find-parent.ts"
import { type Importing, type ImportStatus, readContent, stampOf, type WireObject } from "./importing.ts"

/** Types whose values come of something else than the page's own row. */
const elsewhere: ReadonlySet<Property["type"]> = new Set([
  "formula",
  "rollup",
  "relation",
  "created_time",
  "created_by",
  "last_edited_time",
  "last_edited_by",
  "button",
])

type Wires = Record<string, { id: string; type: string } & Record<string, unknown>>

/**
 * A page or row, last below what it is in. Its relations are for `importRelations`.
 * @throws validationError · conflictError
 */
export async function importPage(importing: Importing, page: WireObject): Promise<ImportStatus> {
  const { tx } = importing
  const home = await findHome(importing, page["parent"] as Record<string, unknown>)
  const there = await findPage(tx, page.id)
  if (there && (there.parent_type !== home.kind || there.parent_pk !== home.pk))
    throw idTaken(page.id, "a page in another place")
  if (there) return "there"
  if (await findDatabase(tx, page.id)) throw idTaken(page.id, "a database")
  const { values, numbered } = readValues(importing, home.properties, page["properties"] as Wires)
  const looks = readContent(importing, (context) => ({
    icon: (page["icon"] && parseIcon(page["icon"] as never, context)) as Icon | null,
    cover: (page["cover"] && parseCover(page["cover"] as never, context)) as Cover | null,
  }))
  const pk = tx.allocatePks(1)
  const row_seq = tx.log({
    kind: "page.created",
    object_type: "page",
    object_id: page.id,
    object_pk: pk,
    data_source_pk: home.dataSourcePk,
    details: null,
    ...(home.kind === "workspace" && { touchesTree: true }),
  })
  const row: PageRow = {
    ws: tx.ws,
    pk,
    id: page.id,
    parent_type: home.kind,
    parent_pk: home.pk,
    data_source_pk: home.dataSourcePk,
    acl: home.acl,
    row_seq,
    ...stampOf(page),
    is_trashed: false,
    is_archived: page["is_archived"] === true,
    is_locked: page["is_locked"] === true,
    is_template: false,
    ...looks,
    title: titleText((values["title"] ?? []) as RichText),
    props: values,
  }
  await insertPages(tx, [row])
  for (const { pk: propertyPk, config } of numbered) await updateProperty(tx, propertyPk, { config })
  if (home.kind === "page" || home.kind === "block")
    await listInParent(
      tx,
      { pk, id: page.id, type: "child_page" },
      { pk: home.pk as number, pagePk: home.pagePk as number },
      row.created_by,
    )
  return "created"
}

interface Home {
  kind: PageRow["parent_type"]
  pk: number | null
  pagePk: number | null
  dataSourcePk: number | null
  acl: number
  properties: readonly Property[]
}

async function findHome({ tx }: Importing, parent: Record<string, unknown>): Promise<Home> {
  if (parent["type"] !== "data_source_id") {
    const { kind, pk, acl, page } = await findListParent(tx, parent)
    return { kind, pk, acl, pagePk: page?.pk ?? null, dataSourcePk: null, properties: titleOnly }
  }
  const source = await findDataSource(tx, String(parent["data_source_id"]))
  const database = source && (await findDatabaseByPk(tx, source.database_pk))
  if (!source || !database) throw missingParent("data source", parent["data_source_id"])
  const properties = (await listProperties(tx, source.pk)) as unknown as Property[]
  const { pk } = source
  return { kind: "data_source", pk, dataSourcePk: pk, pagePk: null, acl: database.acl, properties }
}

/** What the page's own row keeps, and unique_id columns whose counters are behind its numbers. */
function readValues(
  importing: Importing,
  properties: readonly Property[],
  wires: Wires,
): { values: Record<string, Value>; numbered: Property[] } {
  const request: Record<string, unknown> = {}
  const values: Record<string, Value> = {}
  const numbered: Property[] = []
  for (const [name, wire] of Object.entries(wires)) {
    const id = decodePropertyId(wire.id)
    const property = properties.find((one) => one.id === id)
    if (property?.type !== wire.type)
      throw validationError(`Its data source has no property "${name}" (${wire.id}) of type ${wire.type}.`)
    if (property.type === "unique_id") {
      const { number } = wire["unique_id"] as { number: number | null }
      if (number === null) continue
      values[id] = number
      const next = Math.max(property.config.next, number + 1)
      numbered.push({ ...property, config: { ...property.config, next } })
    } else if (!elsewhere.has(property.type)) request[property.id] = { [wire.type]: wire[wire.type] }
  }
  const parsed = readContent(importing, (content) =>
    parseValues(request, properties, { content, ids: importing.ids, actor: "" }),
  )
  const [grown] = parsed.grown
  if (grown) throw validationError(`It has an option of "${grown.name}" that its data source does not know.`)
  for (const [id, value] of Object.entries(parsed.patch)) if (value !== null) values[id] = value
  return { values, numbered }
}
