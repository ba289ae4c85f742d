import { validationError } from "@inkling/contract"
import type { Files } from "../../files/files.ts"
import type { Services } from "../../services.ts"

/** @throws validationError on a server that was given no place for files */
export function requireFiles({ services }: { services: Services }): Files {
  if (!services.files)
    throw validationError(
      "This server has no place for files: its operator has to give it a folder or a bucket.",
    )
  return services.files
}
