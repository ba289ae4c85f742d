import { PassThrough, type Readable } from "node:stream"
import { Busboy, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy"
import { validationError } from "@inkling/contract"

/** The one file of a form, while it is still coming. */
export interface FormFile {
  stream: Readable
  filename: string | undefined
  /** As the client says; `application/octet-stream` says nothing. */
  contentType: string
}

export interface UploadForm {
  /** Fields other than the file; complete once `parseUploadForm` has resolved. */
  fields: ReadonlyMap<string, string>
}

/** Bytes a field other than the file may have. */
const maxFieldBytes = 1024

/** Milliseconds without a byte after which a sender counts as gone. */
const idleMs = 60_000

/**
 * Reads multipart/form-data as it comes. `take` gets the part called `file` and must read it or destroy it; fields may
 * stand before or behind it. Resolves when the form is read whole and `take` is done; what it returned comes back.
 * Sentences are inferred.
 * @throws validationError for what is no such form, for one cut short, or one without a file
 */
export async function parseUploadForm<T>(
  contentType: string | undefined,
  body: Readable | undefined,
  take: (file: FormFile) => Promise<T>,
): Promise<{ taken: T; fields: ReadonlyMap<string, string> }> {
  if (!body || !contentType || !/^multipart\/form-data\b/i.test(contentType))
    throw validationError("Expected a multipart/form-data body with a part called `file`.")
  const fields = new Map<string, string>()
  let taking: Promise<T> | undefined
  const parser = startParser(contentType)
  const parsed = new Promise<void>((resolve, reject) => {
    parser.on("file", (name, stream, filename, _encoding, type) => {
      // Notion reads no other part.
      if (name !== "file" || taking) {
        stream.resume()
        return
      }
      taking = take({
        stream: stream.pipe(abortable(stream)),
        filename: filename || undefined,
        contentType: type,
      })
      taking.catch(reject)
    })
    parser.on("field", (name, value) => fields.set(name, value))
    parser.on("finish", resolve)
    parser.on("error", reject)
    body.on("error", reject)
    body.on("aborted", () => reject(cutShort()))
    // A stream that closes before its end is a client that went away.
    body.on("close", () => {
      if (!body.readableEnded) reject(cutShort())
    })
  })
  const idle = setTimeout(() => body.destroy(cutShort()), idleMs)
  body.on("data", () => idle.refresh())
  body.pipe(parser)
  try {
    await parsed
  } catch (error) {
    body.unpipe(parser)
    parser.destroy()
    await taking?.catch(() => {})
    throw isParserError(error) ? validationError("The multipart/form-data body could not be read.") : error
  } finally {
    clearTimeout(idle)
  }
  if (!taking)
    throw validationError("body failed validation: body.file should be defined, instead was `undefined`.")
  return { taken: await taking, fields }
}

function startParser(contentType: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { "content-type": contentType } as BusboyHeaders,
      limits: { files: 2, fields: 20, fieldSize: maxFieldBytes, parts: 22 },
      defCharset: "utf8",
    })
  } catch {
    throw validationError("The multipart/form-data body has no boundary.")
  }
}

/** Passes a part's bytes on, and its failure too, which `pipe` does not. */
function abortable(source: Readable): PassThrough {
  const through = new PassThrough()
  source.on("error", (error) => through.destroy(error))
  source.on("close", () => {
    if (!source.readableEnded && !through.writableEnded) through.destroy(cutShort())
  })
  return through
}

const cutShort = () => validationError("The request body ended before the form did.")

function isParserError(error: unknown): boolean {
  return error instanceof Error && /multipart|boundary|Unexpected end|header/i.test(error.message)
}
