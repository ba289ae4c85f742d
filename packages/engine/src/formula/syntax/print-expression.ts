import type { Node, Reference } from "./ast.ts"
import { writeText } from "./read-text.ts"

/**
 * The formula as text, as Notion prints what the API wrote: one space around operators, parentheses around an operand
 * that is itself an operation of two, none elsewhere. Source: recorded expressions
 * @param reference a property's text: a token, or `prop("Name")`. Behind a page it follows a point.
 */
export function printExpression(node: Node, reference: (reference: Reference) => string): string {
  const print = (child: Node): string => printExpression(child, reference)
  switch (node.kind) {
    case "number":
    case "boolean":
      return String(node.value)
    case "text":
      return writeText(node.value)
    case "name":
      return node.name
    case "list":
      return `[${node.items.map(print).join(", ")}]`
    case "reference":
      return node.of ? `${receiver(node.of, print)}.${reference(node)}` : reference(node)
    case "unary": {
      const operand = node.operand.kind === "binary" ? `(${print(node.operand)})` : print(node.operand)
      return node.operator === "not" ? `not ${operand}` : `${node.operator}${operand}`
    }
    case "binary":
      return `${leftOperand(node, print)} ${node.operator} ${operand(node.right, print)}`
    case "call": {
      const [first, ...rest] = node.args
      if (!node.isMethod || !first) return `${node.name}(${node.args.map(print).join(", ")})`
      return `${receiver(first, print)}.${node.name}(${rest.map(print).join(", ")})`
    }
  }
}

/** A sign binds more loosely than `^`, so that `(-2) ^ 2` keeps its parentheses. */
function leftOperand(node: Node & { kind: "binary" }, print: (node: Node) => string): string {
  const { left, operator } = node
  return operator === "^" && left.kind === "unary" ? `(${print(left)})` : operand(left, print)
}

function operand(node: Node, print: (node: Node) => string): string {
  return node.kind === "binary" ? `(${print(node)})` : print(node)
}

/** A point binds more tightly than any operator. */
function receiver(node: Node, print: (node: Node) => string): string {
  return node.kind === "binary" || node.kind === "unary" ? `(${print(node)})` : print(node)
}
