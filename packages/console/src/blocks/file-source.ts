import { safeUrl } from "../rich-text/safe-url.ts"

interface FileLike {
  type: string
  name?: string
  external?: { url: string }
  file?: { url: string }
}

/** Where a file of a block lies and what it is called; no address when it is not one that may be loaded. */
export function fileSource(file: FileLike): { url: string | undefined; name: string } {
  const url = file.external?.url ?? file.file?.url
  const name = file.name ?? decodeURIComponent(url?.split(/[?#]/)[0]?.split("/").at(-1) ?? "")
  return { url: safeUrl(url), name: name || "File" }
}
