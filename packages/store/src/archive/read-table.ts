import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { createGunzip } from "node:zlib"
import { DamagedArchive } from "./damaged-archive.ts"
import { type ArchivedTable, tableFile } from "./manifest.ts"

const rowsPerPiece = 500

/**
 * The rows of one table of an archive, piece by piece. Whether they are all there and as they were written is known
 * only at the end: nothing may be committed before.
 * @throws DamagedArchive
 */
export async function* readTable(
  folder: string,
  table: string,
  { columns, rows, sha256 }: ArchivedTable,
): AsyncGenerator<Record<string, unknown>[]> {
  const hash = createHash("sha256")
  const input = createReadStream(tableFile(folder, table))
  const gunzip = createGunzip()
  input.on("data", (chunk) => hash.update(chunk)).on("error", (error) => gunzip.destroy(error))
  input.pipe(gunzip)
  let count = 0
  let piece: Record<string, unknown>[] = []
  try {
    for await (const line of linesOf(gunzip)) {
      const values = JSON.parse(line) as unknown[]
      piece.push(Object.fromEntries(columns.map((name, index) => [name, values[index]])))
      count++
      if (piece.length < rowsPerPiece) continue
      yield piece
      piece = []
    }
  } catch (error) {
    throw new DamagedArchive(folder, `the rows of ${table} cannot be read`, { cause: error })
  } finally {
    input.destroy()
  }
  if (count !== rows) throw new DamagedArchive(folder, `${table} has ${count} rows in place of ${rows}`)
  if (hash.digest("hex") !== sha256) throw new DamagedArchive(folder, `the checksum of ${table} is wrong`)
  if (piece.length > 0) yield piece
}

/** Lines as they come. Errors of the stream reach the reader, which `readline` alone would not tell. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = ""
  stream.setEncoding("utf8")
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split("\n")
    rest = lines.pop() ?? ""
    yield* lines
  }
  if (rest !== "") yield rest
}
