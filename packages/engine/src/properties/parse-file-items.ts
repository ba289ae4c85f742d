import { urlFileName } from "../rich-text/media-url.ts"
import { type FileRequest, parseFileRef } from "../rich-text/parse-file-ref.ts"
import { storableText } from "../rich-text/storable-text.ts"
import type { FileItem } from "./value.ts"
import type { ValueContext } from "./value-context.ts"
import { fileNotUsable } from "./value-errors.ts"

type FileItemInput = FileRequest & { name?: string }

/**
 * The files of a files property. An upload keeps its own name unless it gets one; a hosted link that is not ours, as
 * of a page copied from elsewhere, is kept as an external one (inferred).
 * @throws fileNotUsable for an upload that is not there or not finished
 */
export function parseFileItems(
  input: readonly FileItemInput[],
  { content }: Pick<ValueContext, "content">,
): FileItem[] {
  return input.map((item) => {
    const foreign = item.file && !content.hostedFile(item.file.url)
    const request: FileRequest = foreign ? { external: { url: item.file?.url ?? "" } } : item
    const ref = parseFileRef(request, content)
    if (!ref) throw fileNotUsable(item.name ?? item.file_upload?.id ?? "")
    const name = item.name ?? (ref.type === "hosted" ? ref.hosted.name : urlFileName(ref.external.url))
    return { name: storableText(name), ...ref }
  })
}
