import { validationError } from "@inkling/contract"
import { type EgressPolicy, EgressRefused } from "../egress/resolve-egress.ts"
import { fetchExternal } from "./fetch-external.ts"

/** What a foreign server says of a file. */
export interface ExternalFile {
  contentType: string
  /** Undefined when it does not say. */
  sizeBytes: number | undefined
}

/**
 * Asks for a file's head before it is imported.
 * @throws validationError when it is not https, not reached, or comes without a type; sentences inferred
 */
export async function probeExternal(url: string, policy: EgressPolicy): Promise<ExternalFile> {
  try {
    const { headers } = await head(url, policy)
    const type = headers["content-type"]
    if (type === undefined)
      throw validationError("Provided `external_url` does not have a `Content-Type` header in its response.")
    const length = headers["content-length"]
    return { contentType: type, sizeBytes: length === undefined ? undefined : Number(length) }
  } catch (error) {
    if (error instanceof EgressRefused)
      throw validationError("Provided `external_url` must be a publicly accessible URL that uses SSL.")
    if ((error as { code?: unknown }).code === "validation_error") throw error
    throw validationError("Provided `external_url` could not be reached.")
  }
}

async function head(url: string, policy: EgressPolicy) {
  const response = await fetchExternal("HEAD", url, policy)
  response.destroy()
  return response
}
