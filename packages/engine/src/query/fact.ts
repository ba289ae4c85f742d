/**
 * A value reduced to what filters and sorts look at. An empty value has no fact; a checkbox always has one.
 * Columns store exactly these, so that both engines share the rules on them.
 */
export type Fact =
  | { kind: "text"; text: string }
  | { kind: "number"; number: number }
  | { kind: "checkbox"; isChecked: boolean }
  /** Option ids of a select, status or multi_select, in the value's order; ids that the schema lost are left out. */
  | { kind: "options"; ids: readonly string[] }
  /** User, group or page ids, in the value's order. */
  | { kind: "ids"; ids: readonly string[] }
  /** The start of a date, floored to the minute. */
  | { kind: "date"; startMs: number }
  | { kind: "files"; names: readonly string[] }
  /** `expiresAtMs` is null for a verification without an end. */
  | { kind: "verification"; isExpired: boolean; expiresAtMs: number | null }
  /** An array rollup: one entry a related page, undefined where its value is empty. */
  | { kind: "elements"; elements: readonly (Fact | undefined)[] }
