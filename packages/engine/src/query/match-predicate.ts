import type { Fact } from "./fact.ts"
import { matchDate } from "./match-date.ts"
import { matchId, matchOptions } from "./match-ids.ts"
import { matchNumber } from "./match-number.ts"
import { matchText } from "./match-text.ts"
import type { Predicate } from "./predicate.ts"
import { verificationState } from "./verification-state.ts"

/** Whether one value satisfies one operator. A fact of another kind than the operator's counts as empty. */
export function matchPredicate(predicate: Predicate, fact: Fact | undefined): boolean {
  switch (predicate.family) {
    case "existence":
      return (fact === undefined) === predicate.isEmpty
    case "text":
      return matchText(predicate.operator, predicate.operand, fact?.kind === "text" ? fact.text : undefined)
    case "number":
      return matchNumber(
        predicate.operator,
        predicate.operand,
        fact?.kind === "number" ? fact.number : undefined,
      )
    case "checkbox":
      return (fact?.kind === "checkbox" && fact.isChecked) === predicate.isChecked
    case "options":
      return matchOptions(predicate.ids, predicate.isMember, fact?.kind === "options" ? fact.ids : [])
    case "ids":
      return matchId(predicate.id, predicate.isMember, fact?.kind === "ids" ? fact.ids : [])
    case "date":
      return matchDate(predicate.window, fact?.kind === "date" ? fact.startMs : undefined)
    case "verification": {
      const state = verificationState(fact?.kind === "verification" ? fact : undefined, predicate.nowMs)
      return (state === predicate.state) === predicate.isState
    }
    case "elements":
      return matchElements(predicate, fact?.kind === "elements" ? fact.elements : [])
  }
}

/** No related page satisfies "none" but not "every". Source: recorded queries */
function matchElements(
  { quantifier, predicate }: Extract<Predicate, { family: "elements" }>,
  elements: readonly (Fact | undefined)[],
): boolean {
  if (quantifier === "every")
    return elements.length > 0 && elements.every((fact) => matchPredicate(predicate, fact))
  return elements.some((fact) => matchPredicate(predicate, fact)) === (quantifier === "any")
}
