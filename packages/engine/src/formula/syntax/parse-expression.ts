// Text → tree, by precedence climbing. From tight to loose:
//
//   10   literal  ( )  [ ]  f(…)  x.f(…)  x.prop("…")
//   9    not  !                    prefix
//   8    ^                         right
//   7.5  -  +                      prefix: -2 ^ 2 is -4, yet 4 ^ -2 is allowed
//   7    *  /  %                   left
//   6    +  -                      left
//   5,4  > >= < <=   == !=         never chained
//   3,2  and   or                  left
//   1    c ? a : b                 right, read as if(c, a, b)

import type { BinaryOperator, Node } from "./ast.ts"
import { FormulaError } from "./formula-error.ts"
import { maxFormulaDepth, maxFormulaNodes } from "./formula-limits.ts"
import { type Token, tokenize } from "./tokenize.ts"

interface Infix {
  operator: BinaryOperator
  level: number
  side: "left" | "right" | "none"
}

const infixes: ReadonlyMap<string, Infix> = new Map([
  ["^", { operator: "^", level: 8, side: "right" }],
  ["*", { operator: "*", level: 7, side: "left" }],
  ["/", { operator: "/", level: 7, side: "left" }],
  ["%", { operator: "%", level: 7, side: "left" }],
  // Formulas 1.0 spelt it as a word.
  ["mod", { operator: "%", level: 7, side: "left" }],
  ["+", { operator: "+", level: 6, side: "left" }],
  ["-", { operator: "-", level: 6, side: "left" }],
  [">", { operator: ">", level: 5, side: "none" }],
  [">=", { operator: ">=", level: 5, side: "none" }],
  ["<", { operator: "<", level: 5, side: "none" }],
  ["<=", { operator: "<=", level: 5, side: "none" }],
  ["==", { operator: "==", level: 4, side: "none" }],
  ["===", { operator: "==", level: 4, side: "none" }],
  ["!=", { operator: "!=", level: 4, side: "none" }],
  ["!==", { operator: "!=", level: 4, side: "none" }],
  ["and", { operator: "and", level: 3, side: "left" }],
  ["&&", { operator: "&&", level: 3, side: "left" }],
  ["or", { operator: "or", level: 2, side: "left" }],
  ["||", { operator: "||", level: 2, side: "left" }],
])

const prefixLevels: Readonly<Record<string, number>> = { not: 9, "!": 9, "-": 7.5, "+": 7.5 }
const reserved: ReadonlySet<string> = new Set(["and", "or", "not", "true", "false"])

/**
 * The tree of a formula, nothing looked up yet. Linear in the text's length.
 * @throws FormulaError parse · chained_comparison
 */
export function parseExpression(text: string): Node {
  return new Parser(tokenize(text)).parse()
}

class Parser {
  readonly #tokens: readonly Token[]
  #index = 0
  #open = 0
  #count = 0
  /** How deep the tree below a node is. Chains grow to the left without the parser recursing. */
  readonly #depths = new WeakMap<Node, number>()

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): Node {
    const node = this.#expression(0)
    if (this.#token.kind !== "end") throw this.#unexpected()
    return node
  }

  get #token(): Token {
    return this.#tokens[this.#index] as Token
  }

  #isMark(mark: string): boolean {
    const token = this.#token
    return token.kind === "mark" && token.mark === mark
  }

  #take(mark: string): boolean {
    if (!this.#isMark(mark)) return false
    this.#index++
    return true
  }

  #expect(mark: string): void {
    if (!this.#take(mark)) throw this.#unexpected(`expected "${mark}"`)
  }

  /** An expression whose operators bind at least as tightly as `level`; 0 takes the conditional too. */
  #expression(level: number): Node {
    if (++this.#open > maxFormulaDepth) throw tooDeep(this.#token.at)
    let left = this.#prefix()
    let chained: Infix | undefined
    for (let infix = this.#infix(); infix && infix.level >= level; infix = this.#infix()) {
      const { at } = this.#token
      if (chained?.level === infix.level) {
        throw new FormulaError("chained_comparison", at, "Comparisons cannot be chained; join them with and")
      }
      this.#index++
      const right = this.#expression(infix.side === "right" ? infix.level : infix.level + 0.25)
      left = this.#grown({ kind: "binary", operator: infix.operator, left, right, at }, [left, right])
      chained = infix.side === "none" ? infix : undefined
    }
    if (level === 0 && this.#isMark("?")) left = this.#conditional(left)
    this.#open--
    return left
  }

  #conditional(condition: Node): Node {
    const { at } = this.#token
    this.#expect("?")
    const yes = this.#expression(0)
    this.#expect(":")
    const args = [condition, yes, this.#expression(0)]
    return this.#grown({ kind: "call", name: "if", args, isMethod: false, at }, args)
  }

  #infix(): Infix | undefined {
    const token = this.#token
    if (token.kind === "mark") return infixes.get(token.mark)
    return token.kind === "name" ? infixes.get(token.name) : undefined
  }

  #prefix(): Node {
    const token = this.#token
    const word = token.kind === "mark" ? token.mark : token.kind === "name" ? token.name : undefined
    const level = word === undefined || !Object.hasOwn(prefixLevels, word) ? undefined : prefixLevels[word]
    if (level === undefined) return this.#postfix(this.#primary())
    this.#index++
    const operand = this.#expression(level)
    return this.#grown({ kind: "unary", operator: word as "-" | "+" | "not" | "!", operand, at: token.at }, [
      operand,
    ])
  }

  #primary(): Node {
    const token = this.#token
    const { at } = token
    this.#index++
    if (token.kind === "number") return this.#grown({ kind: "number", value: token.value, at })
    if (token.kind === "text") return this.#grown({ kind: "text", value: token.value, at })
    if (token.kind === "property") return this.#grown({ kind: "reference", ...token.token, at })
    if (token.kind === "name") {
      if (token.name === "true" || token.name === "false") {
        return this.#grown({ kind: "boolean", value: token.name === "true", at })
      }
      if (!reserved.has(token.name)) return this.#named(token.name, at)
      // and(a, b) and or(a, b) are functions as well.
      if (this.#isMark("(")) return this.#call(token.name, [], false, at)
    }
    if (token.kind === "mark" && token.mark === "(") {
      const inner = this.#expression(0)
      this.#expect(")")
      return inner
    }
    if (token.kind === "mark" && token.mark === "[") {
      const items = this.#list("]")
      return this.#grown({ kind: "list", items, at }, items)
    }
    this.#index--
    throw this.#unexpected()
  }

  #named(name: string, at: number): Node {
    if (!this.#isMark("(")) return this.#grown({ kind: "name", name, at })
    if (name === "prop") return this.#reference(at, undefined)
    return this.#call(name, [], false, at)
  }

  /** Methods and properties of what stands before the point. */
  #postfix(start: Node): Node {
    let node = start
    while (this.#take(".")) {
      const token = this.#token
      const { at } = token
      this.#index++
      if (token.kind === "property") {
        node = this.#grown({ kind: "reference", ...token.token, of: node, at }, [node])
      } else if (token.kind !== "name") {
        this.#index--
        throw this.#unexpected("expected the name of a function")
      } else if (token.name === "prop") {
        node = this.#reference(at, node)
      } else if (this.#isMark("(")) {
        node = this.#call(token.name, [node], true, at)
      } else {
        // `current.length`: a method without arguments may leave its parentheses out.
        node = this.#grown({ kind: "call", name: token.name, args: [node], isMethod: true, at }, [node])
      }
    }
    return node
  }

  #reference(at: number, of: Node | undefined): Node {
    this.#expect("(")
    const token = this.#token
    if (token.kind !== "text") throw this.#unexpected("expected the name of a property in double quotes")
    this.#index++
    this.#expect(")")
    if (!of) return this.#grown({ kind: "reference", name: token.value, at })
    return this.#grown({ kind: "reference", name: token.value, of, at }, [of])
  }

  #call(name: string, receiver: readonly Node[], isMethod: boolean, at: number): Node {
    this.#expect("(")
    const args = [...receiver, ...this.#list(")")]
    return this.#grown({ kind: "call", name, args, isMethod, at }, args)
  }

  #list(close: string): Node[] {
    const items: Node[] = []
    if (this.#take(close)) return items
    do items.push(this.#expression(0))
    while (this.#take(","))
    this.#expect(close)
    return items
  }

  /** Counts the node and measures its depth. */
  #grown(node: Node, children: readonly Node[] = []): Node {
    if (++this.#count > maxFormulaNodes) {
      throw new FormulaError(
        "parse",
        node.at,
        `A formula may have at most ${maxFormulaNodes} parts; this one goes on`,
      )
    }
    let depth = 1
    for (const child of children) depth = Math.max(depth, 1 + (this.#depths.get(child) ?? 0))
    if (depth > maxFormulaDepth) throw tooDeep(node.at)
    this.#depths.set(node, depth)
    return node
  }

  #unexpected(wanted?: string): FormulaError {
    const token = this.#token
    const found = token.kind === "end" ? "end of the formula" : describe(token)
    return new FormulaError("parse", token.at, `Unexpected ${found}${wanted ? `, ${wanted},` : ""}`)
  }
}

function describe(token: Token): string {
  switch (token.kind) {
    case "number":
      return `number ${token.value}`
    case "text":
      return "text"
    case "name":
      return `"${token.name}"`
    case "mark":
      return `"${token.mark}"`
    default:
      return "property"
  }
}

function tooDeep(at: number): FormulaError {
  return new FormulaError(
    "parse",
    at,
    `A formula may be nested at most ${maxFormulaDepth} deep; this one goes deeper`,
  )
}
