import { describe, expect, test } from "vitest"
import type { Node } from "./ast.ts"
import { FormulaError } from "./formula-error.ts"
import { parseExpression } from "./parse-expression.ts"
import { printExpression } from "./print-expression.ts"

const print = (node: Node) =>
  printExpression(node, ({ id, name }) => (id === undefined ? `prop("${name}")` : `<${id}>`))

/** Every operation in parentheses, so that the tree shows. */
function tree(node: Node): string {
  switch (node.kind) {
    case "binary":
      return `(${tree(node.left)} ${node.operator} ${tree(node.right)})`
    case "unary":
      return `(${node.operator} ${tree(node.operand)})`
    case "call":
      return `${node.name}[${node.args.map(tree).join(", ")}]`
    case "reference":
      return node.of ? `${tree(node.of)}.${node.name}` : `${node.name ?? node.id}`
    default:
      return print(node)
  }
}

describe("operators bind", () => {
  test.each([
    ["1 + 2 * 3", "(1 + (2 * 3))"],
    ["1 - 2 - 3", "((1 - 2) - 3)"],
    ["2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))"],
    ["-2 ^ 2", "(- (2 ^ 2))"],
    ["(-2) ^ 2", "((- 2) ^ 2)"],
    ["4 ^ -2 * 3", "((4 ^ (- 2)) * 3)"],
    ["-a * b", "((- a) * b)"],
    ["not a ^ 2", "((not a) ^ 2)"],
    ["not a == b", "((not a) == b)"],
    ["!a.empty() and b", "((! empty[a]) and b)"],
    ["a or b and c", "(a or (b and c))"],
    ["a and b == c > d", "(a and (b == (c > d)))"],
    ["a ? b : c ? d : e", "if[a, b, if[c, d, e]]"],
    ["a or b ? c : d", "if[(a or b), c, d]"],
    ["19 % -12", "(19 % (- 12))"],
    ["19 mod 12", "(19 % 12)"],
    ["-19.mod(12)", "(- mod[19, 12])"],
    ["a === b", "(a == b)"],
    ["a !== b", "(a != b)"],
    ["current.length > 2", "(length[current] > 2)"],
    ['a.prop("B").prop("C")', "a.B.C"],
    ["1.5.round()", "round[1.5]"],
    [".5 + 1e3", "(0.5 + 1000)"],
    ["and(a, b) or or(c)", "(and[a, b] or or[c])"],
    ["{{notion:block_property:%5Di%3BB:ds:ws}} + 1", "(]i;B + 1)"],
    ["'single \\'quoted\\''", "\"single 'quoted'\""],
    ['"\\u0041\\t\\q"', '"A\\tq"'],
  ])("%s as %s", (text, expected) => {
    expect(tree(parseExpression(text))).toBe(expected)
  })
})

describe("printing", () => {
  test.each([
    ["a+b*c", "a + (b * c)"],
    ["(a)", "a"],
    ["((a == b))", "a == b"],
    ["if((a==b),(1),x)", "if(a == b, 1, x)"],
    ["-(a + b)", "-(a + b)"],
    ["(-2)^2", "(-2) ^ 2"],
    ["not(a)", "not a"],
    ["!(a or b)", "!(a or b)"],
    ["(a + b).round()", "(a + b).round()"],
    ["(-a).abs()", "(-a).abs()"],
    ["a.b.c", "a.b().c()"],
    ["[1,'x',[true]]", '[1, "x", [true]]'],
    ["0.0000001 + 1e21", "1e-7 + 1e+21"],
    ["let(x,1,x)", "let(x, 1, x)"],
  ])("%s prints as %s", (text, expected) => {
    expect(print(parseExpression(text))).toBe(expected)
    expect(print(parseExpression(expected))).toBe(expected)
  })
})

describe("what does not parse says where", () => {
  test.each([
    ["", "parse", 0],
    ["1 2", "parse", 2],
    ["a &  b", "parse", 2],
    ["a = b", "parse", 2],
    ["add(1,)", "parse", 6],
    ["[1, 2", "parse", 6 - 1],
    ["prop(a)", "parse", 5],
    ['a."b"', "parse", 2],
    ["a ? b", "parse", 5],
    ["/* open", "parse", 0],
    ["1e999", "parse", 0],
    ["and", "parse", 0],
    ["1 > 2 > 3", "chained_comparison", 6],
    ["1 == 2 != 3", "chained_comparison", 7],
  ])("%s: %s at %i", (text, kind, at) => {
    const parse = () => parseExpression(text)
    expect(parse).toThrow(FormulaError)
    expect(parse).toThrow(expect.objectContaining({ kind, at }))
  })
})
