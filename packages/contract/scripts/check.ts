import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { generateInto } from "./generate/generate-into.ts"

// Regenerates into a temporary folder and compares: the committed files must be what the pinned SDKs give.
const committed = fileURLToPath(new URL("../src/generated", import.meta.url))
const fresh = mkdtempSync(join(tmpdir(), "contract-check-"))
try {
  generateInto(fresh)
  const names = new Set([...readdirSync(committed), ...readdirSync(fresh)])
  const drifted = [...names].filter((name) => read(committed, name) !== read(fresh, name))
  if (drifted.length > 0) {
    console.log(`differs from the pinned SDKs: ${drifted.join(", ")}`)
    process.exitCode = 1
  }
} finally {
  rmSync(fresh, { recursive: true, force: true })
}

function read(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), "utf8")
  } catch {
    return undefined
  }
}
