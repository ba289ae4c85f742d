import { type Operator, operatorsOf } from "./filter-operators.ts"

export type Conjunction = "and" | "or"

/** One comparison. `kind` is the key of its operators: the property's type, or what a formula or rollup comes to. */
export interface Rule {
  key: string
  property: string
  type: string
  kind: string
  word: string
  value: unknown
}

/** A condition that the builder has no words for: kept as it is. */
export interface KeptCondition {
  key: string
  condition: object
}

export type FilterItem = Rule | RuleGroup | KeptCondition

/** Rules that hold together or one by one. */
export interface RuleGroup {
  key: string
  conjunction: Conjunction
  items: FilterItem[]
}

export function isGroup(item: FilterItem): item is RuleGroup {
  return "items" in item
}

export function isRule(item: FilterItem): item is Rule {
  return "word" in item
}

let madeCount = 0

/** Tells rules apart while they are edited. */
export function newKey(): string {
  madeCount++
  return `rule-${madeCount}`
}

/** A filter as the API says it, as rules. */
export function rulesOf(filter: object | null | undefined): RuleGroup {
  if (!filter) return { key: newKey(), conjunction: "and", items: [] }
  const item = itemOf(filter)
  if (isGroup(item)) return item
  return { key: newKey(), conjunction: "and", items: [item] }
}

/** Rules as the API takes them; undefined when none is complete. */
export function filterOf(group: RuleGroup): object | undefined {
  const parts = group.items.flatMap((item) => {
    const part = isGroup(item) ? filterOf(item) : isRule(item) ? leafOf(item) : item.condition
    return part ? [part] : []
  })
  return parts.length === 0 ? undefined : parts.length === 1 ? parts[0] : { [group.conjunction]: parts }
}

/** How many rules there are that count. */
export function countRules(group: RuleGroup): number {
  return group.items.reduce(
    (sum, item) => sum + (isGroup(item) ? countRules(item) : !isRule(item) || leafOf(item) ? 1 : 0),
    0,
  )
}

export function operatorOf({ kind, word }: Rule): Operator | undefined {
  return operatorsOf(kind).find((one) => one.word === word)
}

function leafOf(rule: Rule): object | undefined {
  const operator = operatorOf(rule)
  if (!operator) return undefined
  const value = operandOf(operator, rule.value)
  if (value === undefined) return undefined
  const condition = { [rule.word]: value }
  if (rule.type === "formula" || rule.type === "rollup")
    return { property: rule.property, [rule.type]: { [rule.kind]: condition } }
  return { property: rule.property, [rule.kind]: condition }
}

/** Undefined while something is missing. */
function operandOf({ operand }: Operator, value: unknown): unknown {
  if (operand === "none") return true
  if (operand === "nothing") return {}
  if (operand === "checked") return value !== false
  if (operand === "number") return typeof value === "number" && Number.isFinite(value) ? value : undefined
  return typeof value === "string" && value !== "" ? value : undefined
}

function itemOf(filter: object): FilterItem {
  for (const conjunction of ["and", "or"] as const) {
    const parts = (filter as Record<string, unknown>)[conjunction]
    if (!Array.isArray(parts)) continue
    const items = parts.map((part: object) => itemOf(part))
    return { key: newKey(), conjunction, items }
  }
  return ruleOf(filter as Record<string, unknown>) ?? { key: newKey(), condition: filter }
}

function ruleOf({ property, ...rest }: Record<string, unknown>): Rule | undefined {
  const [type, condition] = Object.entries(rest).find(([key]) => key !== "type" && key !== "timestamp") ?? []
  if (typeof property !== "string" || type === undefined || !isRecord(condition)) return undefined
  const isComputed = type === "formula" || type === "rollup"
  const [kind, inner] = isComputed ? (Object.entries(condition)[0] ?? []) : [type, condition]
  if (kind === undefined || !isRecord(inner)) return undefined
  const [word, value] = Object.entries(inner)[0] ?? []
  if (word === undefined || !operatorsOf(kind).some((one) => one.word === word)) return undefined
  return { key: newKey(), property, type, kind, word, value }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
