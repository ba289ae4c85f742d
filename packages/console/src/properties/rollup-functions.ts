import { wordsOf } from "./words-of.ts"

const codes =
  "show_original show_unique count count_values unique empty not_empty percent_empty percent_not_empty sum average " +
  "median min max range earliest_date latest_date date_range checked unchecked percent_checked percent_unchecked " +
  "count_per_group percent_per_group"

/** What a rollup may make of the values it gathers. Source: the SDK's RollupFunction */
export const rollupFunctions: readonly (readonly [code: string, label: string])[] = codes
  .split(" ")
  .map((code) => [code, wordsOf(code)])
