import { type BinaryOperator, type Call, childrenOf, type Node, type Reference } from "../syntax/ast.ts"
import { FormulaError } from "../syntax/formula-error.ts"
import { maxFormulaDepth } from "../syntax/formula-limits.ts"
import { type Checking, startCheck } from "./check-expression.ts"
import type { FormulaSchema } from "./formula-schema.ts"
import type { FormulaType } from "./formula-type.ts"

const renamed: Readonly<Record<string, string>> = { slice: "substring", start: "dateStart", end: "dateEnd" }

const operators: ReadonlyMap<string, BinaryOperator> = new Map([
  ["larger", ">"],
  ["largerEq", ">="],
  ["smaller", "<"],
  ["smallerEq", "<="],
])

/**
 * A formula of 1.0 as 2.0: what Notion did when it moved its formulas. Lists were texts joined by ", ", months were 0
 * to 11, days of the week 0 (Sunday) to 6, and a unique id was its number. Source: reference §6, recorded expressions
 * @throws FormulaError for what 1.0 did not have, for what it refused, and for what becomes too deep
 */
export function convertLegacy(node: Node, schema: FormulaSchema): Node {
  return new Converter(schema).convert(node)
}

class Converter {
  readonly #schema: FormulaSchema
  readonly #checking: Checking
  readonly #depths = new WeakMap<Node, number>()

  constructor(schema: FormulaSchema) {
    this.#schema = schema
    this.#checking = startCheck(schema)
  }

  convert(node: Node): Node {
    switch (node.kind) {
      case "reference":
        return this.#reference(node as Reference)
      case "call":
        return this.#call(
          node as Call,
          node.args.map((arg) => this.convert(arg)),
        )
      case "unary":
        return this.#grown({ ...node, operand: this.convert(node.operand) })
      case "binary": {
        const { operator, at } = node
        const [left, right] = [this.convert(node.left), this.convert(node.right)]
        if (operator === "==" || operator === "!=") this.#checkSame(left, right, at)
        return this.#operation(operator, left, right, at)
      }
      case "list":
        throw onlyIn2(node)
      default:
        return this.#grown(node)
    }
  }

  #reference(node: Reference): Node {
    const { at, of } = node
    if (of) throw onlyIn2(node)
    const source = this.#schema.dataSourceId
    const property =
      node.id === undefined
        ? this.#schema.byName(node.name ?? "", source)
        : this.#schema.byId(node.id, source)
    const reference = this.#grown(node as Node)
    if (property?.type.kind === "list") {
      const separator = property.propertyType === "rollup" ? "," : ", "
      return this.#made("join", [reference, this.#grown({ kind: "text", value: separator, at })], at)
    }
    if (property?.propertyType !== "unique_id") return reference
    const parts = this.#made("split", [reference, this.#grown({ kind: "text", value: "-", at })], at)
    return this.#made("toNumber", [this.#made("last", [parts], at)], at)
  }

  #call(node: Call, args: readonly Node[]): Node {
    if (node.isMethod) throw onlyIn2(node)
    const { name, at } = node
    const [first, second] = args
    const operator = operators.get(name)
    if (operator && first && second && args.length === 2) return this.#operation(operator, first, second, at)
    switch (name) {
      case "concat":
        if (!first) break
        return args.reduce((left, right) => this.#operation("+", left, right, at))
      case "join":
        if (!first || args.length < 2) break
        return this.#made("join", [this.#grown({ kind: "list", items: args.slice(1), at }), first], at)
      case "unaryMinus":
      case "unaryPlus":
        if (!first || args.length > 1) break
        return this.#grown({ kind: "unary", operator: name === "unaryMinus" ? "-" : "+", operand: first, at })
      case "month":
        return this.#operation(
          "-",
          this.#made(name, args, at),
          this.#grown({ kind: "number", value: 1, at }),
          at,
        )
      case "day":
        return this.#operation(
          "%",
          this.#made(name, args, at),
          this.#grown({ kind: "number", value: 7, at }),
          at,
        )
      case "equal":
      case "unequal":
        if (first && second) this.#checkSame(first, second, at)
    }
    return this.#made(Object.hasOwn(renamed, name) ? (renamed[name] as string) : name, args, at)
  }

  /** 1.0 compared like with like only. */
  #checkSame(left: Node, right: Node, at: number): void {
    const [one, other] = [left, right].map((node) => this.#checking.check(node, undefined).type) as [
      FormulaType,
      FormulaType,
    ]
    const isOpen = (type: FormulaType) => type.kind === "any" || type.kind === "empty"
    if (one.kind !== other.kind && !isOpen(one) && !isOpen(other)) {
      throw new FormulaError("type", at, "Both sides of a comparison should have one type")
    }
  }

  #operation(operator: BinaryOperator, left: Node, right: Node, at: number): Node {
    return this.#grown({ kind: "binary", operator, left, right, at })
  }

  #made(name: string, args: readonly Node[], at: number): Node {
    return this.#grown({ kind: "call", name, args, isMethod: false, at })
  }

  /** A call with a hundred arguments may become a hundred operations in one another. */
  #grown(node: Node): Node {
    let depth = 1
    for (const child of childrenOf(node)) depth = Math.max(depth, 1 + (this.#depths.get(child) ?? 0))
    if (depth > maxFormulaDepth) {
      throw new FormulaError(
        "parse",
        node.at,
        `A formula may be nested at most ${maxFormulaDepth} deep; this one goes deeper`,
      )
    }
    this.#depths.set(node, depth)
    return node
  }
}

function onlyIn2(node: { at: number }): FormulaError {
  return new FormulaError("parse", node.at, "Formulas 1.0 had neither lists nor methods, as used")
}
