// A world: a tree of pages, databases, rows and blocks, and one caller who sees some of it. Who sees what is worked
// out here from the tree and the grants alone, in the plainest way, and never asked of the server.

export type NodeKind = "page" | "database" | "row"

export interface Node {
  kind: NodeKind
  id: string
  /** Undefined for the workspace's root page only. */
  parent: Node | undefined
  children: Node[]
  /** The caller has a grant on exactly this node. */
  isGranted: boolean
  isTrashed: boolean
  /** Blocks with text in them. */
  blocks: string[]
  /** Synced blocks that others may be copies of. */
  originals: string[]
  comments: string[]
  discussions: string[]
  /** Databases only. */
  source?: Source
}

export interface Source {
  id: string
  /** Property that relates its rows to those of another data source, with the ids that property items are read by. */
  relations: Relation[]
  /** Ids of all properties as of the making. */
  propertyIds: string[]
  /** Names of properties that nothing else depends on. */
  spare: string[]
}

export interface Relation {
  name: string
  target: Node
}

export interface World {
  root: Node
  nodes: Node[]
  /** Persons and bots. */
  users: string[]
  /** Nodes that texts mention by title, wherever those are. */
  mentioned: Node[]
  userInfo: "none" | "without_email" | "with_email"
}

export function isSeen(node: Node): boolean {
  return node.isGranted || (node.parent !== undefined && isSeen(node.parent))
}

export const seenNodes = (world: World): Node[] => world.nodes.filter(isSeen)

export const hiddenNodes = (world: World): Node[] => world.nodes.filter((node) => !isSeen(node))

export function hasSeenBelow(node: Node): boolean {
  return node.children.some((child) => isSeen(child) || hasSeenBelow(child))
}

/** Itself or an ancestor is in the trash. */
export function isGone(node: Node): boolean {
  return node.isTrashed || (node.parent !== undefined && isGone(node.parent))
}

export function addNode(world: World, parent: Node, kind: NodeKind, id: string): Node {
  const node: Node = {
    kind,
    id,
    parent,
    children: [],
    isGranted: false,
    isTrashed: false,
    blocks: [],
    originals: [],
    comments: [],
    discussions: [],
  }
  parent.children.push(node)
  world.nodes.push(node)
  return node
}
