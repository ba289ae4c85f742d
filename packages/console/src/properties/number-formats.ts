import { wordsOf } from "./words-of.ts"

const codes =
  "number number_with_commas percent dollar australian_dollar canadian_dollar singapore_dollar euro pound yen " +
  "ruble rupee won yuan real lira rupiah franc hong_kong_dollar new_zealand_dollar krona norwegian_krone " +
  "mexican_peso rand new_taiwan_dollar danish_krone zloty baht forint koruna shekel chilean_peso " +
  "philippine_peso dirham colombian_peso riyal ringgit leu argentine_peso uruguayan_peso peruvian_sol " +
  "vietnamese_dong pakistani_rupee nigerian_naira bitcoin"

/** Formats of numbers with their words. Source: developers.notion.com/reference/property-object */
export const numberFormats: readonly (readonly [code: string, label: string])[] = codes
  .split(" ")
  .map((code) => [code, wordsOf(code)])
