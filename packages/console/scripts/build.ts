// Builds the console into dist unless it is there already for these very sources, and compresses what it serves.
import { createHash } from "node:crypto"
import { globSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { brotliCompressSync, gzipSync, constants as zlib } from "node:zlib"
import { build } from "vite"

const root = join(import.meta.dirname, "..")
const dist = join(root, "dist")
const stampFile = join(dist, ".sources")

/** Files smaller than this gain nothing from being compressed. */
const minCompressedBytes = 1_024

const stamp = stampOfSources()
if (readStamp() !== stamp) {
  await build({ root, configFile: join(root, "vite.config.ts"), logLevel: "warn" })
  compress()
  writeFileSync(stampFile, stamp)
}

function stampOfSources(): string {
  const hash = createHash("sha256")
  const own = globSync(["src/**/*", "index.html", "package.json", "vite.config.ts", "scripts/*"], {
    cwd: root,
    withFileTypes: true,
  })
  const files = own.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest("hex")
}

function readStamp(): string | undefined {
  try {
    return readFileSync(stampFile, "utf8")
  } catch {
    return undefined
  }
}

function compress(): void {
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (!/\.(js|css|html|svg|json)$/.test(name)) continue
    const path = join(dist, name)
    const bytes = readFileSync(path)
    if (bytes.length < minCompressedBytes) continue
    const quality = { params: { [zlib.BROTLI_PARAM_QUALITY]: 9 } }
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, quality))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}
