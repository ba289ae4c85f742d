import type { Token } from "./tokens.ts"

/**
 * Partners of tags and link brackets: the opening token's position to the closing one's. Pairs nest; what would cross
 * another pair, and what has no partner, is text.
 */
export function pairBrackets(tokens: readonly Token[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: { name: string; at: number }[] = []
  const depth = new Map<string, number>()
  const push = (name: string, at: number) => {
    open.push({ name, at })
    depth.set(name, (depth.get(name) ?? 0) + 1)
  }
  /** Takes openings off until the one that was asked for; none when there is no such opening. */
  const pop = (name: string): number | undefined => {
    if (!depth.get(name)) return undefined
    for (;;) {
      const last = open.pop() as { name: string; at: number }
      depth.set(last.name, (depth.get(last.name) as number) - 1)
      if (last.name === name) return last.at
    }
  }
  for (const [at, token] of tokens.entries()) {
    if (token.kind === "bracket") push("[", at)
    else if (token.kind === "unbracket") pop("[")
    else if (token.kind === "link") {
      const opened = pop("[")
      if (opened !== undefined) pairs.set(opened, at)
    } else if (token.kind === "tag" && token.tag.kind === "open") push(token.tag.name, at)
    else if (token.kind === "tag" && token.tag.kind === "close") {
      const opened = pop(token.tag.name)
      if (opened !== undefined) pairs.set(opened, at)
    }
  }
  return pairs
}
