import { validationError } from "@inkling/contract"
import { kindOf } from "./block-kinds.ts"
import type { ChildRule, Payload } from "./kinds/block-kind.ts"

/** Kinds that stand only under the parents that name them. */
const BOUND: ReadonlySet<string> = new Set(["column", "table_row"])

/** What may be listed under a block of this type, or under a page (`page`). */
export function childRuleOf(type: string, payload: Payload): ChildRule {
  if (type === "page") return "any"
  const { children } = kindOf(type)
  return typeof children === "function" ? children(payload) : children
}

/** Whether the rule lets a block of this type in. */
export function allowsChild(rule: ChildRule, childType: string): boolean {
  if (rule === "none") return false
  return rule === "any" ? !BOUND.has(childType) : rule.includes(childType)
}

/** @throws validationError when a block of this type cannot be listed there (sentences inferred) */
export function requireChildAllowed(parentType: string, rule: ChildRule, childType: string): void {
  if (allowsChild(rule, childType)) return
  if (rule === "none") throw validationError("Block does not support children.")
  const parent = parentType === "page" ? "page" : `${parentType} block`
  throw validationError(`A ${childType} block cannot be a child of a ${parent}.`)
}

/** @throws validationError unless an icon may stand on a paragraph there: documented since 2026-03-30, sentence inferred */
export function requireTab(parentType: string): void {
  if (parentType === "tab") return
  throw validationError("An icon can be set only on a paragraph block that is a direct child of a tab block.")
}
