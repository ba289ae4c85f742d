import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** Where the built console lies; the server shows none when it was not built. */
export const consoleFolder = join(
  dirname(fileURLToPath(import.meta.resolve("@inkling/console/package.json"))),
  "dist",
)
