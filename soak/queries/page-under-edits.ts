import { Draw } from "../../packages/engine/test/columns/draw.ts"
import type { Caller } from "../isolation/caller.ts"
import { drawValues } from "./draw-request.ts"
import type { QueryWorld } from "./make-world.ts"
import type { Request } from "./servers.ts"

const version = "2026-03-11"

/**
 * Reads a query's pages while half of the rows change at the same time: the others come exactly once if they match, and
 * never if they do not. Returns how many rows were left alone and found.
 * @throws Error naming the rows that did not
 */
export async function pageUnderEdits(
  { name, owner }: { name: string; owner: Caller },
  world: QueryWorld,
  query: Request,
  seed: number,
): Promise<number> {
  const draw = new Draw(seed)
  const matching = await readAll(owner, { ...query.body, page_size: 100 })
  if (!matching) return 0
  const steady = new Set(world.rowIds.filter((_, at) => at % 2 === 0))
  const loose = world.rowIds.filter((id) => !steady.has(id))
  const edits: Promise<unknown>[] = []
  const found = await readAll(owner, { ...query.body, page_size: draw.pick([1, 2, 5]) }, () => {
    for (const id of draw.some(loose, 2)) edits.push(edit(owner, draw, world, id))
  })
  await Promise.all(edits)
  const expected = matching.filter((id) => steady.has(id)).sort()
  const came = (found ?? []).filter((id) => steady.has(id)).sort()
  if (JSON.stringify(came) !== JSON.stringify(expected))
    throw new Error(
      `${name}, pages under edits: ${JSON.stringify(query.body)} gave ${JSON.stringify(came)} of ` +
        `${JSON.stringify(expected)}`,
    )
  return expected.length

  async function readAll(
    reader: Caller,
    body: object,
    meanwhile: () => void = () => {},
  ): Promise<string[] | undefined> {
    const ids: string[] = []
    for (let start_cursor: string | undefined; ; ) {
      const asking = reader.ask({
        ...query,
        version,
        body: { ...body, ...(start_cursor && { start_cursor }) },
      })
      meanwhile()
      const answer = await asking
      if (answer.status !== 200) return undefined
      ids.push(...answer.body.results.map(({ id }: { id: string }) => id))
      if (!answer.body.has_more) return ids
      start_cursor = answer.body.next_cursor
    }
  }
}

function edit(owner: Caller, draw: Draw, world: QueryWorld, id: string): Promise<unknown> {
  const body = draw.chance(0.15)
    ? { in_trash: draw.chance(0.5) }
    : { properties: drawValues(world.schema, draw, world.places, 0.4) }
  return owner.ask({ method: "PATCH", path: `/v1/pages/${id}`, version, body })
}
