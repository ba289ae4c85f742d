import type { Mark, Token } from "./tokens.ts"

/**
 * Which marks turn something on and off: positions of both halves, each mapped to the other. Marks are switches: one
 * that can close what is open does, unless an even number of partners would then be left over, as for a stray mark
 * before a proper pair. Marks left alone are text.
 */
export function pairMarks(tokens: readonly Token[], from: number, to: number): Map<number, number> {
  const remaining = new Map<Mark, number>()
  for (let at = from; at < to; at++) count(remaining, tokens[at], 1)
  const pairs = new Map<number, number>()
  const open = new Map<Mark, number>()
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token?.kind !== "mark") continue
    count(remaining, token, -1)
    const opened = open.get(token.mark)
    const isStray = opened !== undefined && token.canOpen && (remaining.get(token.mark) ?? 0) % 2 === 1
    if (opened !== undefined && token.canClose && !(isStray && looksOpening(tokens, at))) {
      pairs.set(opened, at).set(at, opened)
      open.delete(token.mark)
    } else if (token.canOpen) open.set(token.mark, at)
  }
  return pairs
}

function count(counts: Map<Mark, number>, token: Token | undefined, by: number): void {
  if (token?.kind === "mark") counts.set(token.mark, (counts.get(token.mark) ?? 0) + by)
}

/** A space before it. */
function looksOpening(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before?.kind === "text" && /\s$/.test(before.text)
}
