import { validationError } from "@inkling/contract"
import type { Ids } from "../ids/ids.ts"
import { keysBetween } from "../ids/order-key.ts"
import { type ContentContext, throwProblems } from "../rich-text/content-context.ts"
import { shouldBe } from "../time/should-be.ts"
import type { Block } from "./block.ts"
import { kindOf } from "./block-kinds.ts"
import { type BlockRequest, readBlockRequest } from "./block-request.ts"
import type { Payload } from "./kinds/block-kind.ts"
import { syncSource } from "./kinds/references.ts"
import { cellCount } from "./kinds/table.ts"
import { childRuleOf, requireChildAllowed, requireTab } from "./nesting.ts"

// From the children of a request to rows: each block is parsed by its kind, checked against what its parent may hold,
// and given a pk, an id and a place among its siblings.

/** Blocks one request may bring, nested ones included. Source: developers.notion.com/reference/request-limits */
export const maxBlocksPerRequest = 1000

/** What the new blocks are listed under. */
export interface AppendParent {
  pk: number
  pagePk: number
  /** A block's type, or `page`. */
  type: string
  /** A block's stored payload; `{}` for a page. */
  payload: Payload
}

export interface AppendRequest {
  parent: AppendParent
  /** Blocks as a checked request writes them. */
  children: readonly unknown[]
  /** Order keys of the neighbours the new blocks go between; null is the open end. */
  after: string | null
  before: string | null
  /** Path of `children` in the body, for error sentences. Default `body.children`. */
  path?: string
  /** Default maxBlocksPerRequest. */
  maxBlocks?: number
}

/** Where new rows get what is not in the request. */
export interface AppendSource {
  ids: Pick<Ids, "uuid">
  /** Milliseconds. */
  now: number
  /** User id of the author. */
  actor: string
  /** First of `count` fresh pks. */
  allocatePks(count: number): number
}

/**
 * Rows for new blocks, depth-first, parents first. What the blocks name is noted in `context.references`.
 * @throws validationError for nesting Notion refuses, tables out of shape, content it cannot create, too many blocks
 * Source: developers.notion.com/reference/patch-block-children
 */
export function planAppend(request: AppendRequest, source: AppendSource, context: ContentContext): Block[] {
  const path = request.path ?? "body.children"
  const trees = request.children.map((child, at) => readTree(child as Payload, `${path}[${at}]`))
  const count = countTrees(trees)
  const { maxBlocks = maxBlocksPerRequest } = request
  if (count > maxBlocks) {
    throw validationError(`The request has ${count} blocks. The limit is ${maxBlocks}.`) // inferred
  }
  const planner = new Planner(source, context, count === 0 ? 0 : source.allocatePks(count))
  planner.addAll(request.parent, trees, request.after, request.before)
  throwProblems(context)
  return planner.rows
}

interface Tree extends Omit<BlockRequest, "children"> {
  path: string
  children: Tree[]
}

function readTree(input: Payload, path: string): Tree {
  const { type, payload, children } = readBlockRequest(input, path)
  const below = `${path}.${type}`
  return {
    type,
    payload,
    path: below,
    children: children.map((child, at) => readTree(child, `${below}.children[${at}]`)),
  }
}

function countTrees(trees: readonly Tree[]): number {
  return trees.reduce((count, tree) => count + 1 + countTrees(tree.children), 0)
}

class Planner {
  readonly rows: Block[] = []
  readonly #source: AppendSource
  readonly #context: ContentContext
  #nextPk: number

  constructor(source: AppendSource, context: ContentContext, firstPk: number) {
    this.#source = source
    this.#context = context
    this.#nextPk = firstPk
  }

  addAll(parent: AppendParent, trees: readonly Tree[], after: string | null, before: string | null): void {
    const rule = childRuleOf(parent.type, parent.payload)
    const keys = keysBetween(after, before, trees.length)
    trees.forEach((tree, at) => {
      requireChildAllowed(parent.type, rule, tree.type)
      this.#add(parent, tree, keys[at] as string)
    })
  }

  #add(parent: AppendParent, tree: Tree, orderKey: string): void {
    const payload = this.#payloadOf(parent, tree)
    const pk = this.#nextPk++
    const { now, actor, ids } = this.#source
    this.rows.push({
      pk,
      id: ids.uuid("block"),
      parentPk: parent.pk,
      pagePk: parent.pagePk,
      orderKey,
      type: tree.type,
      payload,
      isTrashed: false,
      createdAtMs: now,
      createdBy: actor,
      editedAtMs: now,
      editedBy: actor,
    })
    if (tree.children.length === 0) return
    if (syncSource(payload) !== undefined) throw validationError("Block does not support children.")
    this.addAll({ pk, pagePk: parent.pagePk, type: tree.type, payload }, tree.children, null, null)
  }

  #payloadOf(parent: AppendParent, tree: Tree): Payload {
    const kind = kindOf(tree.type)
    if (kind.create === undefined) throw notCreatable(tree.type)
    const { minChildren = 0 } = kind
    if (tree.children.length < minChildren) {
      throw shouldBe(`${tree.path}.children.length`, `≥ \`${minChildren}\``, tree.children.length)
    }
    if (tree.payload["icon"] !== undefined && tree.type === "paragraph") requireTab(parent.type)
    const payload = kind.create(tree.payload, this.#context, tree.path)
    if (tree.type === "table_row") this.#checkWidth(parent, payload)
    const isToggled = tree.type.startsWith("heading_") && tree.children.length > 0
    return isToggled ? { ...payload, is_toggleable: true } : payload
  }

  /** Source: the sentence is quoted in several projects' changelogs. */
  #checkWidth(parent: AppendParent, row: Payload): void {
    if (cellCount(row) === parent.payload["table_width"] || parent.type !== "table") return
    this.#context.problems.push("Number of cells in table row must match the table width of the parent table")
  }
}

function notCreatable(type: string) {
  return validationError(`Creating ${type} blocks is not supported.`) // sentence inferred
}
