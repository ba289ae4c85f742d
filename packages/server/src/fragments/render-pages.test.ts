import { type ApiVersion, newestVersion } from "@inkling/contract"
import { seededRandom } from "@inkling/engine"
import { type Dialect, dialects } from "@inkling/store/testing"
import { expect, test } from "vitest"
import { FragmentWorld } from "../../test/fragment-world.ts"
import { type Json, startServer, type TestServer } from "../../test/start-server.ts"

/** Shared by kept answers, fragments and columns: room for all, for a few, for none. */
const caches: [name: string, cacheBytes: number, changes: number][] = [
  ["room for all", 256 * 2 ** 20, 60],
  ["a megabyte", 2 ** 20, 25],
  ["room for few", 40_000, 25],
  ["no room", 0, 10],
]

const versions: readonly ApiVersion[] = ["2021-08-16", "2022-06-28", "2025-09-03", newestVersion]

interface Asked {
  token: string
  version: ApiVersion
  method: string
  path: string
  body?: Json
}

/** The answer's text, without its request id and the signed cursor. */
async function textOf(server: TestServer, { token, version, method, path, body }: Asked): Promise<string> {
  const headers = {
    authorization: `Bearer ${token}`,
    "notion-version": version,
    "content-type": "application/json",
  }
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
  const text = await (await server.inkling.fetch(`http://localhost${path}`, init)).text()
  return text.replace(/,"request_id":"[^"]+"\}$/, "}").replace(/"next_cursor":"[^"]+"/, '"next_cursor":"…"')
}

/**
 * Names all columns of an answer's pages: with them named, answers are built from rows, object by object. `times` makes
 * the request one that was never asked before, so that its answer is not a kept one.
 */
function namingAll(path: string, text: string, times: number): string {
  const body = JSON.parse(text) as Json
  const pages = (body["object"] === "list" ? body["results"] : [body]) as Json[]
  const columns = Object.values((pages[0]?.["properties"] ?? {}) as Record<string, Json>)
  return `${path}?${columns.map(({ id }) => `filter_properties=${encodeURIComponent(id as string)}`).join("&")}${"&".repeat(times)}`
}

async function compare(server: TestServer, asked: Asked, times: number): Promise<boolean> {
  const first = await textOf(server, asked)
  const again = await textOf(server, asked)
  expect(again).toBe(first)
  const path = namingAll(asked.path, first, times)
  if (path.includes("?&")) return false
  expect(await textOf(server, { ...asked, path }), JSON.stringify(asked)).toBe(first)
  return true
}

async function play(dialect: Dialect, cacheBytes: number, changes: number, seed: number): Promise<number> {
  const server = await startServer(dialect, { config: { cacheBytes } })
  const random = seededRandom(seed)
  let compared = 0
  let asks = 0
  try {
    const world = new FragmentWorld(server, random)
    await world.make()
    for (let at = 0; at < changes; at++) {
      await world.change()
      for (const { token } of world.callers) {
        const version = versions[random(versions.length)] as ApiVersion
        const page = world.rows[random(world.rows.length)]
        if (await compare(server, { token, version, method: "GET", path: `/v1/pages/${page}` }, ++asks))
          compared++
        // The same few again and again, so that what was kept is asked for.
        for (const source of world.sources) {
          const path = `/v1/data_sources/${source}/query`
          const body = { page_size: random(2) === 0 ? 5 : 100, in_trash: random(8) === 0 }
          if (await compare(server, { token, version: newestVersion, method: "POST", path, body }, ++asks))
            compared++
        }
      }
    }
    return compared
  } finally {
    await server.close()
  }
}

for (const dialect of dialects)
  test.each(caches)(
    `pages are the same from fragments as from rows on ${dialect}: %s (seed 7)`,
    async (_name, cacheBytes, changes) => {
      // PostgreSQL takes three times as long for each.
      const count = dialect === "sqlite" ? changes : Math.ceil(changes / 3)
      expect(await play(dialect, cacheBytes, count, 7)).toBeGreaterThan(count)
    },
    120_000,
  )
