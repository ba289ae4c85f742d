import type { Call } from "../endpoints/endpoint.ts"
import { hostedFile } from "../load/content-context.ts"
import type { MarkdownPage } from "./write-markdown.ts"

const SIGNED = /https?:\/\/[^\s"'()<>]+\/files\/\d+\/[^\s"'<>/?#]+\?expires=\d+&signature=[\w-]+/g

/**
 * A text to search for, with our signed links as they read today: a client copies it from an answer whose signatures
 * were others.
 */
export function freshLinks(call: Call, { context }: MarkdownPage, text: string): string {
  return text.replace(SIGNED, (url) => {
    const file = hostedFile(call, url)
    return file ? context.print.fileUrl(file.hosted.key) : url
  })
}
