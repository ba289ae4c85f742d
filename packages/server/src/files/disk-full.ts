import { diskFull } from "@inkling/contract"

/** A failure of the file system as the API tells it: a full disk in plain words, anything else as it is. */
export function orDiskFull(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  return code === "ENOSPC" || code === "EDQUOT" ? diskFull(error) : error
}
