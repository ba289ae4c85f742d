import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { extname, join, sep } from "node:path"

/** A file of the built console, with the encodings that the build made of it. */
export interface ConsoleFile {
  type: string
  etag: string
  /** Its name carries a hash of its content: it never changes. */
  isImmutable: boolean
  bytes: Buffer
  br: Buffer | undefined
  gzip: Buffer | undefined
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json; charset=utf-8",
}

/** The built console by path, read once: a few megabytes. Undefined when it was not built. */
export function readConsoleFiles(folder: string): ReadonlyMap<string, ConsoleFile> | undefined {
  if (!existsSync(join(folder, "index.html"))) return undefined
  const files = new Map<string, ConsoleFile>()
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const type = types[extname(name)]
    if (type === undefined) continue
    const path = join(folder, name)
    const bytes = readFileSync(path)
    files.set(`/${name.split(sep).join("/")}`, {
      type,
      etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
      isImmutable: name.startsWith("assets"),
      bytes,
      br: readIfThere(`${path}.br`),
      gzip: readIfThere(`${path}.gz`),
    })
  }
  return files
}

function readIfThere(path: string): Buffer | undefined {
  return existsSync(path) ? readFileSync(path) : undefined
}
