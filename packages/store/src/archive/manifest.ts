import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { DamagedArchive } from "./damaged-archive.ts"

/** What `manifest.json` says of an archive; written last, so that an archive that has one is whole. */
export interface Manifest {
  format: "inkling-backup"
  /** Of the format; tables have their own version in `schema`. */
  version: 1
  /** Moment that the rows are of, ISO 8601. */
  created_at: string
  /** Number of the last migration that the tables had seen. */
  schema: number
  workspaces: { id: string; name: string; seq: number }[]
  tables: Record<string, ArchivedTable>
  /** Uploaded files that came along; null when they lie elsewhere. */
  files: ArchivedFiles | null
}

/** Rows in `tables/NAME.jsonl.gz`, each a JSON list in the order of `columns`. */
export interface ArchivedTable {
  columns: string[]
  rows: number
  /** Of the compressed file, hex. */
  sha256: string
}

export interface ArchivedFiles {
  count: number
  /** Names of blobs that were swept away while the backup was made. */
  missing: string[]
}

export const tableFile = (folder: string, table: string): string =>
  join(folder, "tables", `${table}.jsonl.gz`)

/** @throws DamagedArchive when there is none, or not one of ours */
export async function readManifest(folder: string): Promise<Manifest> {
  let manifest: Partial<Manifest> | null
  try {
    manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"))
  } catch (error) {
    throw new DamagedArchive(folder, "its manifest.json cannot be read", { cause: error })
  }
  if (manifest?.format !== "inkling-backup" || !manifest.tables || !Number.isInteger(manifest.schema))
    throw new DamagedArchive(folder, "its manifest.json is not one of a backup")
  if (manifest.version !== 1)
    throw new Error(`The backup at ${folder} has format ${manifest.version}; this program knows format 1.`)
  return manifest as Manifest
}
