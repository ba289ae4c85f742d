/** What an operator compares with. */
export type Operand =
  | "text"
  | "number"
  | "date"
  | "option"
  | "person"
  | "page"
  | "checked"
  | "nothing"
  | "none"

/** A way to compare: the API's word, ours, and what it compares with. `nothing` is written as `{}`. */
export interface Operator {
  word: string
  label: string
  operand: Operand
}

const op = (word: string, label: string, operand: Operand): Operator => ({ word, label, operand })
const empties = [op("is_empty", "is empty", "none"), op("is_not_empty", "is not empty", "none")]

const text = [
  op("contains", "contains", "text"),
  op("does_not_contain", "does not contain", "text"),
  op("equals", "is", "text"),
  op("does_not_equal", "is not", "text"),
  op("starts_with", "starts with", "text"),
  op("ends_with", "ends with", "text"),
  ...empties,
]
const compare = [
  op("equals", "=", "number"),
  op("does_not_equal", "≠", "number"),
  op("greater_than", ">", "number"),
  op("less_than", "<", "number"),
  op("greater_than_or_equal_to", "≥", "number"),
  op("less_than_or_equal_to", "≤", "number"),
]
const one = [op("equals", "is", "option"), op("does_not_equal", "is not", "option"), ...empties]
const many = (operand: Operand) => [
  op("contains", "contains", operand),
  op("does_not_contain", "does not contain", operand),
  ...empties,
]
const moment = [
  op("equals", "is on", "date"),
  op("before", "is before", "date"),
  op("after", "is after", "date"),
  op("on_or_before", "is on or before", "date"),
  op("on_or_after", "is on or after", "date"),
  op("this_week", "is this week", "nothing"),
  op("past_week", "is in the past week", "nothing"),
  op("past_month", "is in the past month", "nothing"),
  op("past_year", "is in the past year", "nothing"),
  op("next_week", "is in the next week", "nothing"),
  op("next_month", "is in the next month", "nothing"),
  op("next_year", "is in the next year", "nothing"),
]

/** Operators by the key that a filter has for a type. Source: developers.notion.com/reference/filter-data-source-entries */
const byType: Readonly<Record<string, readonly Operator[]>> = {
  title: text,
  rich_text: text,
  url: text,
  email: text,
  phone_number: text,
  string: text,
  number: [...compare, ...empties],
  unique_id: compare,
  checkbox: [op("equals", "is", "checked")],
  select: one,
  status: one,
  multi_select: many("option"),
  date: [...moment, ...empties],
  created_time: moment,
  last_edited_time: moment,
  people: many("person"),
  created_by: many("person").slice(0, 2),
  last_edited_by: many("person").slice(0, 2),
  relation: many("page"),
  files: empties,
}

/** The operators of a type; none for types that cannot be filtered by. */
export function operatorsOf(type: string): readonly Operator[] {
  return byType[type] ?? []
}
