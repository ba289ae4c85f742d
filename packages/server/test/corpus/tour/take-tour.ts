import { type ApiVersion, isBefore } from "@inkling/contract"
import type { JsonObject } from "../json.ts"
import type { Stage, Target } from "../stage.ts"
import type { World } from "./make-world.ts"

/** One answer of ours on the tour. */
export interface Stop {
  method: string
  path: string
  status: number
  body: JsonObject
}

/** Asks for everything in the world at one version, by reading and by a few writes that change little. */
export async function takeTour(stage: Stage, world: World, version: ApiVersion): Promise<Stop[]> {
  const stops: Stop[] = []
  const ask = async (method: string, path: string, body?: unknown): Promise<JsonObject> => {
    const answer = await stage.send(version, method, path, body)
    stops.push({ method, path: path.split("?")[0] as string, ...answer })
    return answer.body
  }
  const isOld = isBefore(version, "2025-09-03")

  for (const path of ["/v1/users", "/v1/users/me", `/v1/users/${world.person}`]) await ask("GET", path)
  for (const page of world.pages) await ask("GET", `/v1/pages/${page}`)
  for (const row of world.rows)
    for (const property of world.properties)
      await ask("GET", `/v1/pages/${row}/properties/${property}?page_size=2`)
  for (const { databaseId, dataSourceId } of world.databases) {
    await ask("GET", `/v1/databases/${databaseId}`)
    if (isOld) await ask("POST", `/v1/databases/${databaseId}/query`, {})
    else {
      await ask("GET", `/v1/data_sources/${dataSourceId}`)
      await ask("POST", `/v1/data_sources/${dataSourceId}/query`, {})
    }
  }
  if (isOld) await ask("GET", "/v1/databases")
  for (const value of ["page", isOld ? "database" : "data_source"])
    await ask("POST", "/v1/search", { filter: { property: "object", value } })
  for (const parent of world.parents) await ask("GET", `/v1/blocks/${parent}/children`)
  for (const block of world.blocks) await ask("GET", `/v1/blocks/${block}`)
  await ask("GET", `/v1/comments?block_id=${world.rows[0]}`)
  await ask("GET", `/v1/comments/${world.comment}`)
  await ask("GET", `/v1/comments?block_id=${world.commented}`)
  for (const path of [`/v1/blocks/${world.parents[0]}/children`, "/v1/users", "/v1/databases"])
    if (isOld || path !== "/v1/databases") await ask("GET", `${path}?page_size=1`)
  await ask("POST", "/v1/search", { page_size: 1 })
  const [{ databaseId, dataSourceId }] = world.databases as [Target]
  const source = isOld ? `databases/${databaseId}` : `data_sources/${dataSourceId}`
  await ask("POST", `/v1/${source}/query`, { page_size: 1 })
  await writes(stage, ask)
  return stops
}

async function writes(
  stage: Stage,
  ask: (method: string, path: string, body?: unknown) => Promise<JsonObject>,
): Promise<void> {
  const parent = { page_id: stage.inkling.rootPageId }
  const page = await ask("POST", "/v1/pages", { parent, properties: {} })
  await ask("GET", `/v1/pages/${page["id"]}/markdown`)
  await ask("PATCH", `/v1/pages/${page["id"]}`, { icon: { type: "emoji", emoji: "🧭" } })
  await ask("DELETE", `/v1/blocks/${page["id"]}`)
  await ask("POST", "/v1/file_uploads", {})
  await ask("POST", "/v1/file_uploads", { mode: "multi_part", number_of_parts: 2, filename: "sample.mp4" })
}
