import type { Scene } from "../builtins/builtin.ts"
import type { Call, Node, Reference } from "../syntax/ast.ts"
import { type FormulaValue, isBlank, isPage } from "../values/value.ts"
import { compileCall } from "./compile-call.ts"
import { type Environment, lookUp } from "./environment.ts"
import { joinTexts, type Operate, operateOnOne, operations } from "./operate.ts"

/** A part of a formula, ready to run. */
export type Run = (scene: Scene, environment: Environment | undefined) => FormulaValue

/** @param names bound around the node, innermost last */
export function compileNode(node: Node, names: readonly string[]): Run {
  switch (node.kind) {
    case "number":
    case "text":
    case "boolean": {
      const { value } = node
      return () => value
    }
    case "name":
      return compileName(node.name, names)
    case "list": {
      const items = node.items.map((item) => compileNode(item, names))
      return (scene, environment) => {
        scene.budget.makeList(items.length)
        return items.map((item) => item(scene, environment))
      }
    }
    case "reference":
      return compileReference(node as Reference, names)
    case "call":
      return compileCall(node as Call, names)
    case "unary": {
      const operand = compileNode(node.operand, names)
      const { operator } = node
      return (scene, environment) => {
        scene.budget.spend()
        return operateOnOne(operator, operand(scene, environment), scene)
      }
    }
    case "binary":
      return compileBinary(node, names)
  }
}

function compileName(name: string, names: readonly string[]): Run {
  const index = names.lastIndexOf(name)
  if (index < 0) return name === "pi" ? () => Math.PI : () => Math.E
  const distance = names.length - 1 - index
  return ({ budget }, environment) => lookUp(environment, distance, budget)
}

function compileBinary(node: Node & { kind: "binary" }, names: readonly string[]): Run {
  const left = compileNode(node.left, names)
  const right = compileNode(node.right, names)
  switch (node.operator) {
    case "and":
    case "&&":
      return (scene, environment) => !isBlank(left(scene, environment)) && !isBlank(right(scene, environment))
    case "or":
    case "||":
      return (scene, environment) => !isBlank(left(scene, environment)) || !isBlank(right(scene, environment))
  }
  const operate = node.isText ? joinTexts : (operations[node.operator] as Operate)
  return (scene, environment) => {
    scene.budget.spend()
    return operate(left(scene, environment), right(scene, environment), scene)
  }
}

function compileReference(node: Reference, names: readonly string[]): Run {
  const { id, name = "" } = node
  if (!node.of) {
    return ({ context, budget }) => {
      budget.spend()
      return id === undefined ? context.page.valueNamed(name) : context.page.value(id)
    }
  }
  const of = compileNode(node.of, names)
  return (scene, environment) => {
    scene.budget.spend()
    const ref = of(scene, environment)
    const page = isPage(ref) ? scene.context.related(ref.id) : undefined
    if (!page) return null
    return id === undefined ? page.valueNamed(name) : page.value(id)
  }
}
