import { parseUuid } from "../ids/parse-uuid.ts"
import type { Property } from "../properties/property.ts"
import { shouldBe } from "../time/should-be.ts"
import {
  comparisonWindow,
  type DateOperator,
  operandWindow,
  RELATIVE_WINDOWS,
  type RelativeWindow,
  relativeWindow,
} from "./date-window.ts"
import type { FilterContext } from "./filter-context.ts"
import {
  booleanOf,
  type FilterJson,
  numberOf,
  requireTrue,
  soleMember,
  stringOf,
  stringsOf,
  unknownKey,
} from "./filter-json.ts"
import type { FilterKey } from "./filter-key.ts"
import { foldText } from "./fold-text.ts"
import type { NumberOperator, Predicate, TextOperator, VerificationState } from "./predicate.ts"
import { resolveOptions, resolveStatusGroup } from "./resolve-options.ts"

const TEXT_OPERATORS = [
  "equals",
  "does_not_equal",
  "contains",
  "does_not_contain",
  "starts_with",
  "ends_with",
]
const NUMBER_OPERATORS = [
  "equals",
  "does_not_equal",
  "greater_than",
  "less_than",
  "greater_than_or_equal_to",
  "less_than_or_equal_to",
]
const DATE_OPERATORS = ["equals", "before", "after", "on_or_before", "on_or_after"]

/**
 * One condition on a plain value: `{ "equals": 42 }` under `number`.
 * @param property whose options a select condition names
 * @throws validationError for what the schema's types cannot say: dates, ids, option names
 */
export function parsePredicate(
  key: FilterKey,
  condition: FilterJson,
  property: Property | undefined,
  context: FilterContext,
): Predicate {
  const [operator, operand] = soleMember(condition)
  if (operator === "is_empty" || operator === "is_not_empty") {
    if (key === "checkbox" || key === "verification") throw unknownKey(operand)
    requireTrue(operand)
    return { family: "existence", isEmpty: operator === "is_empty" }
  }
  switch (key) {
    case "title":
    case "rich_text":
    case "url":
    case "email":
    case "phone_number":
    case "string":
      return parseText(operator, operand)
    case "number":
    case "unique_id":
      return parseNumber(operator, operand)
    case "checkbox":
      return parseCheckbox(operator, operand)
    case "select":
    case "status":
      return parseOptions(operator, operand, ["equals", "does_not_equal"], property, context)
    case "multi_select":
      return parseOptions(operator, operand, ["contains", "does_not_contain"], property, context)
    case "date":
    case "created_time":
    case "last_edited_time":
      return parseDate(operator, operand, context)
    case "people":
    case "created_by":
    case "last_edited_by":
      return parseId(operator, operand, context.me)
    case "relation":
      return parseId(operator, operand, undefined)
    case "verification":
      return parseVerification(operator, operand, context)
    default:
      throw unknownKey(operand)
  }
}

function parseText(operator: string, operand: FilterJson): Predicate {
  if (!TEXT_OPERATORS.includes(operator)) throw unknownKey(operand)
  return { family: "text", operator: operator as TextOperator, operand: foldText(stringOf(operand)) }
}

function parseNumber(operator: string, operand: FilterJson): Predicate {
  if (!NUMBER_OPERATORS.includes(operator)) throw unknownKey(operand)
  return { family: "number", operator: operator as NumberOperator, operand: numberOf(operand) }
}

function parseCheckbox(operator: string, operand: FilterJson): Predicate {
  if (operator !== "equals" && operator !== "does_not_equal") throw unknownKey(operand)
  return { family: "checkbox", isChecked: booleanOf(operand) === (operator === "equals") }
}

function parseOptions(
  operator: string,
  operand: FilterJson,
  [positive, negative]: [string, string],
  property: Property | undefined,
  context: FilterContext,
): Predicate {
  if (operator === "group" && property?.type === "status" && context.hasStatusGroups) {
    const [inner, name] = soleMember(operand)
    if (inner !== positive && inner !== negative) throw unknownKey(name)
    const ids = resolveStatusGroup(property, stringOf(name))
    return { family: "options", ids, isMember: inner === positive }
  }
  if (operator !== positive && operator !== negative) throw unknownKey(operand)
  const names = stringsOf(operand)
  const ids = property === undefined ? new Set(names) : resolveOptions(property, names)
  return { family: "options", ids, isMember: operator === positive }
}

function parseDate(operator: string, operand: FilterJson, context: FilterContext): Predicate {
  if (RELATIVE_WINDOWS.includes(operator as RelativeWindow)) {
    return { family: "date", window: relativeWindow(operator as RelativeWindow, context) }
  }
  if (!DATE_OPERATORS.includes(operator)) throw unknownKey(operand)
  const span = operandWindow(stringOf(operand), context)
  if (span === undefined) throw shouldBe(operand.path, "a valid ISO 8601 date string", operand.value)
  return { family: "date", window: comparisonWindow(operator as DateOperator, span) }
}

/** `me` is undefined where the word has no meaning. */
function parseId(operator: string, operand: FilterJson, me: string | null | undefined): Predicate {
  if (operator !== "contains" && operator !== "does_not_contain") throw unknownKey(operand)
  const isMember = operator === "contains"
  const text = stringOf(operand)
  if (text === "me" && me !== undefined) return { family: "ids", id: me, isMember }
  const id = parseUuid(text)
  if (id === undefined) throw shouldBe(operand.path, "a valid uuid", text)
  return { family: "ids", id, isMember }
}

function parseVerification(operator: string, operand: FilterJson, context: FilterContext): Predicate {
  if (operator !== "status" && operator !== "does_not_equal") throw unknownKey(operand)
  const state = stringOf(operand)
  if (state !== "verified" && state !== "expired" && state !== "none") {
    throw shouldBe(operand.path, '`"verified"`, `"expired"`, or `"none"`', state)
  }
  const isState = operator === "status"
  return { family: "verification", state: state satisfies VerificationState, isState, nowMs: context.now }
}
