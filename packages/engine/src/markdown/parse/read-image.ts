import { readDestination } from "../inline/read-destination.ts"
import { skipCode } from "../inline/skip-code.ts"

/** A whole line that is an image, with a trailing attribute list at most: caption and link. */
export function readImage(line: string): { caption: string; url: string } | undefined {
  if (!line.startsWith("![")) return undefined
  const close = labelEnd(line, 2)
  if (close < 0) return undefined
  const target = readDestination(line, close + 1)
  if (!target || line[close + 1] !== "(") return undefined
  const rest = line.slice(target.end).trim()
  if (rest !== "" && !/^\{[^}]*\}$/.test(rest)) return undefined
  return { caption: line.slice(2, close), url: target.url }
}

/** Where the bracket closes that was open at `from`; brackets within must match, code is skipped. */
function labelEnd(line: string, from: number): number {
  let depth = 1
  for (let at = from; at < line.length; at++) {
    const char = line[at]
    if (char === "\\") at++
    else if (char === "`") at = skipCode(line, at)
    else if (char === "[") depth++
    else if (char === "]" && --depth === 0) return at
  }
  return -1
}
