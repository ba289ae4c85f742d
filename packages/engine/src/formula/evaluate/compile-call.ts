import type { Builtin } from "../builtins/builtin.ts"
import { builtins } from "../builtins/builtins.ts"
import { type Lambda, lambdas } from "../builtins/lambdas.ts"
import type { Call, Node } from "../syntax/ast.ts"
import { operatorFunctions } from "../types/check-call.ts"
import { isBlank, isList } from "../values/value.ts"
import { compileNode, type Run } from "./compile-node.ts"
import type { Environment } from "./environment.ts"

/** A call that the checker has let through. */
export function compileCall(node: Call, names: readonly string[]): Run {
  const { name } = node
  if (name === "let" || name === "lets") return compileLet(node, names)
  const lambda = lambdas.get(name)
  if (lambda) return compileLambda(node, lambda, names)
  const operator = operatorFunctions.get(name)
  if (operator) {
    const [left, right] = node.args as [Node, Node]
    return compileNode({ kind: "binary", operator, left, right, at: node.at }, names)
  }
  const args = node.args.map((arg) => compileNode(arg, names))
  switch (name) {
    case "if":
    case "ifs":
      return compileBranches(args)
    case "and":
      return (scene, environment) => args.every((arg) => !isBlank(arg(scene, environment)))
    case "or":
      return (scene, environment) => args.some((arg) => !isBlank(arg(scene, environment)))
    case "not":
      return (scene, environment) => isBlank(args[0]?.(scene, environment) ?? null)
  }
  const builtin = builtins.get(name) as Builtin
  return (scene, environment) => {
    scene.budget.spend()
    return builtin.run(
      args.map((arg) => arg(scene, environment)),
      scene,
    )
  }
}

/** Conditions and values in turn; one left over is the default. */
function compileBranches(args: readonly Run[]): Run {
  return (scene, environment) => {
    scene.budget.spend()
    let index = 0
    for (; index + 1 < args.length; index += 2) {
      if (!isBlank((args[index] as Run)(scene, environment)))
        return (args[index + 1] as Run)(scene, environment)
    }
    return args[index]?.(scene, environment) ?? null
  }
}

/** Values are made when first used, once. */
function compileLet(node: Call, names: readonly string[]): Run {
  const inner = [...names]
  const values: Run[] = []
  for (let index = 0; index + 1 < node.args.length; index += 2) {
    values.push(compileNode(node.args[index + 1] as Node, inner))
    inner.push((node.args[index] as Node & { kind: "name" }).name)
  }
  const result = compileNode(node.args.at(-1) as Node, inner)
  return (scene, environment) => {
    scene.budget.spend(values.length)
    let bound = environment
    for (const value of values) {
      const around = bound
      bound = { value: null, make: () => value(scene, around), next: around }
    }
    return result(scene, bound)
  }
}

function compileLambda(node: Call, lambda: Lambda, names: readonly string[]): Run {
  const [first, second] = node.args as [Node, Node | undefined]
  const given = compileNode(first, names)
  const body = second && compileNode(second, [...names, "current", "index"])
  return (scene, environment) => {
    const list = given(scene, environment)
    const items = isList(list) ? list : []
    scene.budget.makeList(items.length)
    if (!body) return lambda.run(items, undefined, scene)
    const each = (item: (typeof items)[number], index: number) => {
      scene.budget.spend()
      const current: Environment = { value: item, make: undefined, next: environment }
      return body(scene, { value: index, make: undefined, next: current })
    }
    return lambda.run(items, each, scene)
  }
}
