import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** A folder for a test's files. */
export function placeForFiles(): { options: { folder: string }; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "inkling-test-files-"))
  return { options: { folder }, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
