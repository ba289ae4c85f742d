import type { FormulaType } from "./formula-type.ts"

/** The names that `let`, `lets` and the functions of lists bind, innermost first. */
export interface Scope {
  name: string
  type: FormulaType
  next: Scope | undefined
}

export function findInScope(scope: Scope | undefined, name: string): FormulaType | undefined {
  for (let at = scope; at; at = at.next) if (at.name === name) return at.type
  return undefined
}

/** What the functions of lists bind for each element. */
export function elementScope(type: FormulaType, next: Scope | undefined): Scope {
  return { name: "index", type: { kind: "number" }, next: { name: "current", type, next } }
}
