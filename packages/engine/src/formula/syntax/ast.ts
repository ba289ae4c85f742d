/** A formula as a tree. `at` is where the node stands in the text; nodes are never changed once made. */
export type Node = NodeBase &
  (
    | { kind: "number"; value: number }
    | { kind: "text"; value: string }
    | { kind: "boolean"; value: boolean }
    | { kind: "list"; items: readonly Node[] }
    | { kind: "name"; name: string }
    | ReferenceFields
    | CallFields
    | { kind: "unary"; operator: UnaryOperator; operand: Node }
    | BinaryFields
  )

interface NodeBase {
  at: number
}

interface BinaryFields {
  kind: "binary"
  operator: BinaryOperator
  left: Node
  right: Node
  /** Set by the checker: a `+` that joins texts, even when both are Empty. */
  isText?: true
}

interface ReferenceFields {
  kind: "reference"
  /** The property's name, as `prop("…")` gives it; the checker turns it into an id where it can. */
  name?: string
  /** Raw id of the property. */
  id?: string
  /** Data source that has it. Absent for a page's built-in times and people, whose tokens name none. */
  source?: string
  /** The page that is asked; absent for the formula's own. */
  of?: Node
}

interface CallFields {
  kind: "call"
  name: string
  /** With the receiver of a method first: `x.f(a)` is `f(x, a)`. */
  args: readonly Node[]
  /** How it is printed. */
  isMethod: boolean
}

export type Reference = NodeBase & ReferenceFields
export type Call = NodeBase & CallFields

export type UnaryOperator = "-" | "+" | "not" | "!"

export type BinaryOperator =
  | "^"
  | "*"
  | "/"
  | "%"
  | "+"
  | "-"
  | ">"
  | ">="
  | "<"
  | "<="
  | "=="
  | "!="
  | "and"
  | "&&"
  | "or"
  | "||"

/** The nodes right below one. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "list":
      return node.items
    case "reference":
      return node.of ? [node.of] : []
    case "call":
      return node.args
    case "unary":
      return [node.operand]
    case "binary":
      return [node.left, node.right]
    default:
      return []
  }
}
