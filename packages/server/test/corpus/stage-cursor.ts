import { textAt } from "./json.ts"
import { Remapper } from "./remap.ts"
import type { Setting } from "./stage-exchange.ts"

/** Cursors are every server's own: the same request without one gives the cursor that continues it. */
export async function stageCursor({ stage, exchange, cast }: Setting): Promise<void> {
  const recorded = textAt(exchange.request, "start_cursor")
  if (recorded === undefined) return
  const remapper = new Remapper(stage, cast)
  const { start_cursor: _, ...rest } = (await remapper.body(exchange.request)) as Record<string, unknown>
  const path = await remapper.path(exchange.path)
  const first = await stage.send(exchange.version, exchange.method, path, { ...rest, page_size: 1 })
  const next = textAt(first.body, "next_cursor")
  if (next !== undefined) cast.set("cursor", recorded, next)
}
