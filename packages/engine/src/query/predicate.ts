/** A half-open span of time in ms; either end may be infinite. */
export interface TimeWindow {
  fromMs: number
  toMs: number
}

export type TextOperator =
  | "equals"
  | "does_not_equal"
  | "contains"
  | "does_not_contain"
  | "starts_with"
  | "ends_with"

export type NumberOperator =
  | "equals"
  | "does_not_equal"
  | "greater_than"
  | "less_than"
  | "greater_than_or_equal_to"
  | "less_than_or_equal_to"

export type VerificationState = "verified" | "expired" | "none"

/** One operator with its operand, resolved: names to ids, words to windows, negations to flags. */
export type Predicate =
  | { family: "existence"; isEmpty: boolean }
  /** The operand is folded. */
  | { family: "text"; operator: TextOperator; operand: string }
  | { family: "number"; operator: NumberOperator; operand: number }
  | { family: "checkbox"; isChecked: boolean }
  /** Any of the options, or none of them. */
  | { family: "options"; ids: ReadonlySet<string>; isMember: boolean }
  /** The id among the values, or not. A null id ("me" without a user) is among none. */
  | { family: "ids"; id: string | null; isMember: boolean }
  | { family: "date"; window: TimeWindow }
  | { family: "verification"; state: VerificationState; isState: boolean; nowMs: number }
  | { family: "elements"; quantifier: "any" | "every" | "none"; predicate: Predicate }
