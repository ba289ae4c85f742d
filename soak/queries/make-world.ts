import { decodePropertyId, type Property } from "@inkling/engine"
import type { Draw } from "../../packages/engine/test/columns/draw.ts"
import { type ComputedColumn, computedOfRelated, drawComputed, rolledUp } from "./draw-computed.ts"
import { drawProperties, drawValues, type Places } from "./draw-request.ts"
import type { Servers } from "./servers.ts"

/** A data source with rows, and another one whose rows they are related to. */
export interface QueryWorld {
  sourceId: string
  schema: Property[]
  /** Formulas and rollups beside them. */
  computed: ComputedColumn[]
  rowIds: string[]
  places: Places
  /** Names of the relations that lead back from the related pages. */
  twins: string[]
  /** A page that the caller does not see. */
  hiddenPageId: string
}

export async function makeWorld(servers: Servers, draw: Draw): Promise<QueryWorld> {
  const page = await servers.must("owner", "POST", "/v1/pages", {
    parent: { page_id: servers.rootPageId },
    properties: { title: { title: [{ text: { content: "Hidden" } }] } },
  })
  const target = await makeDatabase(servers, { Name: { title: {} }, ...rolledUp })
  await addColumns(servers, target.sourceId, computedOfRelated(2))
  const pageIds: string[] = []
  for (const name of ["Item 1", "item 10", "zoë", "", "boat"].slice(0, draw.int(1, 5)))
    pageIds.push(
      await makeRow(servers, target.sourceId, {
        Name: { title: [{ text: { content: name } }] },
        ...drawRolledUp(draw),
      }),
    )
  const users = await servers.must("owner", "GET", "/v1/users")
  const userIds: string[] = users.results.map(({ id }: { id: string }) => id)
  const places = { pageIds, targetSourceId: target.sourceId, userIds }
  const database = await makeDatabase(servers, drawProperties(draw, places))
  const schema = await readSchema(servers, database.sourceId)
  const computed = drawComputed(draw, schema)
  for (const { name, config } of computed) await addColumns(servers, database.sourceId, { [name]: config })
  const others = await readSchema(servers, target.sourceId)
  const twins = others.filter(({ type }) => type === "relation").map(({ name }) => name)
  const world: QueryWorld = {
    ...database,
    schema,
    computed,
    rowIds: [],
    places,
    twins,
    hiddenPageId: page.id,
  }
  for (let count = draw.int(0, 25); count > 0; count--) await addRow(servers, draw, world)
  await servers.share(database.id)
  if (draw.chance(0.8)) await servers.share(target.id)
  for (const id of draw.some(pageIds, 1)) await servers.share(id)
  for (const id of draw.some(world.rowIds, 2)) await servers.share(id)
  return world
}

async function makeDatabase(servers: Servers, properties: object): Promise<{ id: string; sourceId: string }> {
  const made = await servers.must("owner", "POST", "/v1/databases", {
    parent: { type: "page_id", page_id: servers.rootPageId },
    title: [{ text: { content: "Rows" } }],
    initial_data_source: { properties },
  })
  return { id: made.id, sourceId: made.data_sources[0].id }
}

async function addColumns(servers: Servers, sourceId: string, properties: object): Promise<void> {
  await servers.must("owner", "PATCH", `/v1/data_sources/${sourceId}`, { properties })
}

/** Values of related pages that are rolled up. */
export function drawRolledUp(draw: Draw): object {
  return {
    Points: { number: draw.pick([null, 0, 1, 2, 5]) },
    Day: { date: draw.pick([null, { start: "2026-06-27" }, { start: "2026-07-01T10:30:00Z" }]) },
  }
}

/** The schema as filters are drawn from it. */
async function readSchema(servers: Servers, sourceId: string): Promise<Property[]> {
  const { properties } = await servers.must("owner", "GET", `/v1/data_sources/${sourceId}`)
  return Object.values(properties as Record<string, WireProperty>).map((wire, at) => {
    const { id, name, type } = wire
    return { pk: at, id: decodePropertyId(id), name, description: null, type, config: wire[type] } as Property
  })
}

interface WireProperty {
  id: string
  name: string
  type: Property["type"]
  [type: string]: unknown
}

/** Another row; none when it names a page that was moved away, which is refused. */
export async function addRow(servers: Servers, draw: Draw, world: QueryWorld): Promise<void> {
  servers.wait(draw.pick([0, 1, 20_000, 3_600_000]))
  const properties = drawValues(world.schema, draw, world.places, 0.9)
  const [answer] = await servers.ask("owner", newRow(world.sourceId, properties))
  if (answer?.status === 200) world.rowIds.push(answer.body.id)
}

async function makeRow(servers: Servers, sourceId: string, properties: object): Promise<string> {
  const { method, path, body } = newRow(sourceId, properties)
  return (await servers.must("owner", method, path, body)).id
}

function newRow(sourceId: string, properties: object) {
  const parent = { type: "data_source_id", data_source_id: sourceId }
  return { method: "POST", path: "/v1/pages", body: { parent, properties } }
}
