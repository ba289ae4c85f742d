import type { Archive } from "./archive.ts"
import type { Cast } from "./cast.ts"
import type { Exchange } from "./exchange.ts"
import { type JsonObject, textAt } from "./json.ts"
import { Remapper } from "./remap.ts"
import { type Stage, type StageAnswer, StageError } from "./stage.ts"
import { stageExchange } from "./stage-exchange.ts"

/** What our server answered to a recorded request, or why it could not be asked. */
export type Outcome = { answer: StageAnswer; cast: Cast } | { unstaged: string }

/** Sends a recorded request at its version, with the ids of what was made for it. */
export async function replay(stage: Stage, archive: Archive, exchange: Exchange): Promise<Outcome> {
  try {
    const cast = await stageExchange(stage, archive, exchange)
    const remapper = new Remapper(stage, cast)
    const path = await remapper.path(exchange.path)
    const query = remapper.query(exchange.query)
    const url = query.size > 0 ? `${path}?${query}` : path
    const body = await remapper.body(exchange.request)
    const token = exchange.status === 401 ? "ntn_nobody" : undefined
    return { answer: await stage.send(exchange.version, exchange.method, url, body, token), cast }
  } catch (error) {
    if (error instanceof StageError) return { unstaged: error.message }
    throw error
  }
}

/** How the answer differs from the recorded one in status or code; undefined when it does not. */
export function differenceOf(exchange: Exchange, { status, body }: StageAnswer): string | undefined {
  const recorded = verdict(exchange.status, exchange.response)
  const own = verdict(status, body)
  return recorded === own
    ? undefined
    : `recorded ${recorded}, answered ${own}: ${textAt(body, "message") ?? ""}`
}

function verdict(status: number, body: JsonObject): string {
  return status === 200 ? "200" : `${status} ${body["code"]}`
}
