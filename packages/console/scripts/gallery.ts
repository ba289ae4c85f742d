import { mkdir } from "node:fs/promises"
import { join, resolve } from "node:path"
import { api, makePage } from "../browser/support/api.ts"
import { openWorld } from "../browser/support/world.ts"
import { rooms } from "./gallery-rooms.ts"

// Takes the pictures of docs/gallery: `npm run gallery -- [folder] [room…]`. The console must be built.

const [folder = join(import.meta.dirname, "../../../docs/gallery"), ...wanted] = process.argv.slice(2)
const sizes = [
  { name: "wide", width: 1280, height: 800 },
  { name: "narrow", width: 390, height: 780 },
]
const colours = ["light", "dark"] as const

const out = resolve(folder)
await mkdir(out, { recursive: true })
const world = await openWorld()
try {
  const old = await makePage(world, "Plans of last year")
  await api(world, "PATCH", `/pages/${old}`, { in_trash: true })
  const { token } = await world.inkling.admin.createIntegration({
    name: "Crew list",
    capabilities: ["read_content"],
  })
  await api(world, "POST", "/search", { query: "boat" })
  // What the log explains: a page that is not shared.
  await fetch(`${world.url}/v1/pages/${world.inkling.rootPageId}`, {
    headers: { authorization: `Bearer ${token}`, "notion-version": "2026-03-11" },
  })
  for (const room of rooms) {
    if (wanted.length > 0 && !wanted.includes(room.name)) continue
    for (const { name, ...viewport } of sizes)
      for (const colorScheme of colours) {
        const { page, context } = await world.open({ viewport, colorScheme, reducedMotion: "reduce" })
        await room.enter(page, world)
        await page.waitForTimeout(300)
        await page.screenshot({ path: join(out, `${room.name}-${name}-${colorScheme}.png`) })
        await context.close()
      }
  }
} finally {
  await world.close()
}
for (const complaint of world.complaints) console.warn(complaint)
