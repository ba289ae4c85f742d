/**
 * Longest formula, in UTF-16 code units. A whole schema may weigh 51,200 bytes, so nothing longer can be stored.
 * Source: inferred
 */
export const maxFormulaChars = 51_200

/** Deepest nesting of parentheses, calls, operators and method chains. Recorded formulas reach about 40. Source: inferred */
export const maxFormulaDepth = 400

/** Most literals, names, calls and operators in one formula. Source: inferred */
export const maxFormulaNodes = 10_000
