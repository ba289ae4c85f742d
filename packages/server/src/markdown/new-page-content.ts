import { validationError } from "@inkling/contract"
import {
  findProperty,
  type MarkdownVersion,
  type ParsedBlock,
  type Property,
  parseMarkdown,
} from "@inkling/engine"
import type { Snapshot } from "@inkling/store"
import type { Call } from "../endpoints/endpoint.ts"
import { hostedFile } from "../load/content-context.ts"
import { workspaceEmojis } from "../load/workspace-emojis.ts"
import { markdownVersion } from "./present-markdown.ts"

/** What the markdown of a page to be made says. */
export interface NewPageContent {
  version: MarkdownVersion
  blocks: ParsedBlock[]
  /** Properties of the request, with the title that the text brings. */
  properties: Record<string, unknown>
}

/**
 * The content of a page made from markdown, undefined for one that is not. Without a title among the properties the
 * first heading of the first level is the title, and no part of the content (recorded).
 * @throws validationError for markdown beside children, or its parameters without it (sentences inferred)
 */
export async function newPageContent(
  tx: Snapshot,
  call: Call,
  schema: readonly Property[],
): Promise<NewPageContent | undefined> {
  const { body } = call
  const { markdown } = body
  if (typeof markdown !== "string") {
    for (const key of ["markdown_version", "allow_async"])
      if (body[key] !== undefined)
        throw validationError(`body.${key} is only for pages created from markdown.`)
    return undefined
  }
  for (const key of ["children", "content"])
    if (body[key] !== undefined) throw validationError(`body.markdown and body.${key} cannot both be given.`)
  const version = markdownVersion(body["markdown_version"])
  const context = {
    emojis: await workspaceEmojis(tx),
    isHosted: (url: string) => hostedFile(call, url) !== undefined,
  }
  const blocks = parseMarkdown(markdown, version, context)
  const properties = (body["properties"] ?? {}) as Record<string, unknown>
  const title = schema.find(({ type }) => type === "title")
  const isTitled = Object.keys(properties).some((name) => findProperty(schema, name) === title)
  const at = isTitled || !title ? -1 : blocks.findIndex(({ type }) => type === "heading_1")
  if (at < 0 || !title) return { version, blocks, properties }
  const { payload, children } = blocks[at] as ParsedBlock
  return {
    version,
    blocks: [...blocks.slice(0, at), ...children, ...blocks.slice(at + 1)],
    properties: { ...properties, [title.name]: { title: payload["rich_text"] } },
  }
}
