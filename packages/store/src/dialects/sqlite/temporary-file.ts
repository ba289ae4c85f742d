import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

export interface TemporaryFile {
  file: string
  remove(): void
}

/** A path in a folder of its own that is gone when removed, or when the process exits. */
export function temporaryFile(): TemporaryFile {
  const folder = mkdtempSync(join(tmpdir(), "inkling-"))
  const remove = () => {
    process.off("exit", remove)
    rmSync(folder, { recursive: true, force: true })
  }
  process.on("exit", remove)
  return { file: join(folder, "inkling.db"), remove }
}
