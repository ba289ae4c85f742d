import type { Draw } from "../../packages/engine/test/columns/draw.ts"
import { computedOfRelated } from "./draw-computed.ts"
import { drawValues } from "./draw-request.ts"
import { addRow, drawRolledUp, type QueryWorld } from "./make-world.ts"
import type { Request, Servers } from "./servers.ts"

/** Changes a world a few times, in whatever way queries depend on. */
export async function editWorld(servers: Servers, draw: Draw, world: QueryWorld): Promise<void> {
  for (let count = draw.int(1, 4); count > 0; count--) {
    servers.wait(draw.pick([0, 1, 90_000]))
    if (draw.chance(0.2)) await addRow(servers, draw, world)
    else if (draw.chance(0.1)) await changeSharing(servers, draw, world)
    else {
      const request = drawEdit(draw, world)
      if (request) await servers.ask("owner", request)
    }
  }
}

/** Grants come and go on rows and on the pages they are related to. */
async function changeSharing(servers: Servers, draw: Draw, world: QueryWorld): Promise<void> {
  const id = draw.pick([...world.places.pageIds, ...world.rowIds])
  await (draw.chance(0.5) ? servers.share(id) : servers.unshare(id))
}

function drawEdit(draw: Draw, world: QueryWorld): Request | undefined {
  const { places, rowIds, schema, sourceId, twins } = world
  const page = (id: string, body: object): Request => ({ method: "PATCH", path: `/v1/pages/${id}`, body })
  const move = (id: string, parent: object): Request => ({
    method: "POST",
    path: `/v1/pages/${id}/move`,
    body: { parent },
  })
  const target = draw.pick(places.pageIds)
  const dice = draw.int(0, 99)
  if (dice < 20) return page(target, { in_trash: draw.chance(0.6) })
  if (dice < 25) return page(target, { properties: { Name: { title: [{ text: { content: "Item 2" } }] } } })
  if (dice < 32) return page(target, { properties: drawRolledUp(draw) })
  if (dice < 35) return move(target, { type: "page_id", page_id: world.hiddenPageId })
  if (dice < 38) return move(target, { type: "data_source_id", data_source_id: places.targetSourceId })
  if (dice < 40)
    return {
      method: "PATCH",
      path: `/v1/data_sources/${places.targetSourceId}`,
      body: { properties: computedOfRelated(draw.pick([2, 3, -1])) },
    }
  if (dice < 44) return renameOption(draw, world)
  if (rowIds.length === 0) return undefined
  const row = draw.pick(rowIds)
  const [twin] = twins
  if (dice < 48 && twin) return page(target, { properties: { [twin]: { relation: relate(draw, rowIds) } } })
  if (dice < 56) return page(row, { in_trash: draw.chance(0.6) })
  if (dice < 59) return move(row, { type: "page_id", page_id: world.hiddenPageId })
  if (dice < 62) return move(row, { type: "data_source_id", data_source_id: sourceId })
  return page(row, { properties: drawValues(schema, draw, places, 0.4) })
}

function relate(draw: Draw, ids: readonly string[]): { id: string }[] {
  return draw.some(ids, draw.int(0, 4)).map((id) => ({ id }))
}

function renameOption(draw: Draw, { schema, sourceId }: QueryWorld): Request | undefined {
  const choices = schema.filter(({ type }) => type === "select" || type === "multi_select")
  if (choices.length === 0) return undefined
  const property = draw.pick(choices)
  if (property.type !== "select" && property.type !== "multi_select") return undefined
  const kept = draw.some(property.config.options, property.config.options.length - draw.int(0, 1))
  const options = kept.map(({ id, name }) => ({ id, name }))
  const properties = { [property.name]: { [property.type]: { options } } }
  return { method: "PATCH", path: `/v1/data_sources/${sourceId}`, body: { properties } }
}
