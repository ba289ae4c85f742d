import { kindOf } from "../../blocks/block-kinds.ts"
import type { Payload } from "../../blocks/kinds/block-kind.ts"
import { syncSource } from "../../blocks/kinds/references.ts"
import { type ContentContext, newContentContext } from "../../rich-text/content-context.ts"
import type { MarkdownNode, ParsedBlock } from "../markdown-node.ts"
import type { MarkdownVersion } from "../markdown-version.ts"
import { printMarkdown } from "../print/print-markdown.ts"
import type { PrintContext } from "../print-context.ts"
import type { Sibling } from "./match-siblings.ts"

// Blocks are the same when they print the same: what markdown cannot say (captions of code, widths) does not make
// them different, and so stays as it is.

/** Kinds that are told apart by their id, and never become anything else. */
const NAMED: ReadonlySet<string> = new Set(["existing", "child_page", "child_database"])

/** Reads siblings, old and new, for matchSiblings. */
export class BlockKeys {
  readonly #version: MarkdownVersion
  readonly #context: PrintContext
  /** Ids that the new text names. */
  readonly #named: ReadonlySet<string>
  readonly #keys = new WeakMap<MarkdownNode, string>()

  readonly #hostedFile: ContentContext["hostedFile"]

  constructor(
    version: MarkdownVersion,
    context: PrintContext,
    named: ReadonlySet<string>,
    hostedFile: ContentContext["hostedFile"],
  ) {
    this.#version = version
    this.#context = context
    this.#named = named
    this.#hostedFile = hostedFile
  }

  old(node: MarkdownNode): Sibling {
    if (this.#named.has(node.id)) return { key: `#${node.id}`, kind: "" }
    return { key: this.#keyOf(node), kind: kindName(node.type, node.payload) }
  }

  now(block: ParsedBlock): Sibling {
    const node = toNode(block, this.#hostedFile)
    if (block.id !== undefined)
      return { key: `#${block.id}`, kind: NAMED.has(block.type) ? "" : kindName(node.type, node.payload) }
    return { key: this.#keyOf(node), kind: kindName(node.type, node.payload) }
  }

  #keyOf(node: MarkdownNode): string {
    const known = this.#keys.get(node)
    if (known !== undefined) return known
    const key = this.#print(node)
    this.#keys.set(node, key)
    return key
  }

  #print(node: MarkdownNode): string {
    // A row prints only within a table; an original's own link is no part of what it says.
    if (node.type === "table_row") return this.#print({ ...node, type: "table", children: [node] })
    if (node.type === "synced_block" && node.payload["synced_from"] === null)
      return this.#text({ ...node, id: "" })
    return this.#text(node)
  }

  #text(node: MarkdownNode): string {
    return printMarkdown([node], this.#version, this.#context)
  }
}

/** What may be updated into what: kinds, tables of one width, copies of one original. Empty for what cannot be updated. */
function kindName(type: string, payload: Payload): string {
  if (NAMED.has(type)) return ""
  if (type === "synced_block") return `synced_block ${syncSource(payload) ?? ""}`
  return type === "table" ? `table ${payload["table_width"]}` : type
}

/** A parsed block as it would be stored and printed; problems are told when it is written. */
function toNode(block: ParsedBlock, hostedFile: ContentContext["hostedFile"]): MarkdownNode {
  const { type, payload, children, id = "" } = block
  const context = newContentContext(new Map(), hostedFile)
  const stored = kindOf(type).create?.(payload, context, "body") ?? payload
  return { id, type, payload: stored, children: children.map((child) => toNode(child, hostedFile)) }
}
